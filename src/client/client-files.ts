import { readdir, readFile } from "node:fs/promises";
import type { OpenApiDocument } from "../document/openapi.js";
import type { ClientConfig } from "./client-config.js";
import { documentDates } from "./document-dates.js";
import { generateClient } from "./generate-client.js";
import { generateDates } from "./generate-dates.js";
import { generateEnums } from "./generate-enums.js";
import { generatePagination } from "./generate-pagination.js";
import { generateValidate } from "./generate-validate.js";

/** Texts by paths with forward slashes, in the order of the paths. */
export type ClientFiles = Readonly<Record<string, string>>;

/** The files of a client: `client.ts`, the parts that its document has a use for, and the runtime of both. */
export async function clientFiles(
  document: OpenApiDocument,
  config: ClientConfig = {},
): Promise<ClientFiles> {
  const dates = config.dates ? documentDates(document) : undefined;
  const files = {
    "client.ts": generateClient(document, config),
    "dates.ts": dates && dates.answers.length > 0 ? generateDates(dates) : undefined,
    "enums.ts": generateEnums(document),
    "pagination.ts": generatePagination(document, config),
    ...(await runtimeFiles()),
    "validate.ts": config.validate ? generateValidate(document) : undefined,
  };
  const written = Object.entries(files).filter(([, text]) => text !== undefined);
  return Object.fromEntries(written) as ClientFiles;
}

/**
 * The runtime is TypeScript of this repository, and is copied as it is. `npm run build` puts it beside the
 * bundle's chunks as it stands beside this folder.
 */
async function runtimeFiles(): Promise<ClientFiles> {
  const folder = new URL("../client-runtime/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const texts = names.map(async (name) => {
    const text = await readFile(new URL(name, folder), "utf8");
    return [`runtime/${name}`, header + text.replaceAll("\r\n", "\n")] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

const header = `// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

`;
