import type { Shape } from "../client-runtime/dates.js";
import type { DocumentDates } from "./document-dates.js";
import { fileHeader } from "./file-header.js";
import { propertyKey } from "./property-key.js";

/** Writes the source of `dates.ts`: where the operations' answers hold date-times. */
export function generateDates({ answers, shapes }: DocumentDates): string {
  return `${fileHeader("Where answers of the API hold dates")}
import type { DatesByStatus, Shapes } from "./runtime/dates.js";

/** What others refer to by name. */
export const shapes: Shapes = ${lines(Object.entries(shapes))};

/** By operation, and by status or range. */
export const dates: Readonly<Record<string, DatesByStatus>> = ${lines(answers)};
`;
}

function lines(members: readonly (readonly [string, Shape | object])[]): string {
  if (members.length === 0) return "{}";
  const written = members.map(
    ([name, value]) => `  ${propertyKey(name)}: ${JSON.stringify(value)},\n`,
  );
  return `{\n${written.join("")}}`;
}
