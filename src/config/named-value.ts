/** A value of a config as a message names it: short, whatever it holds. */
export function namedValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (value === "") return "empty";
  if (typeof value === "string" || typeof value === "number") return JSON.stringify(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The choices there are, as a message lists them. */
export function alternatives(choices: readonly string[]): string {
  return choices.map((choice) => JSON.stringify(choice)).join(" or ");
}
