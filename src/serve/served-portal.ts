import type { OpenApiDocument } from "../document/openapi.js";
import { createMock, type Mock } from "../mock/create-mock.js";
import { type ConsoleData, consoleData } from "./console-data.js";
import { mockPath } from "./served-mock.js";

/** A portal that is served from memory. */
export interface ServedPortal {
  /** As `buildPortal` makes them: path → text. */
  readonly files: ReadonlyMap<string, string>;
  readonly mock: Mock;
  readonly console: ConsoleData;
}

/** The files of a portal, with the mock and the console of its document. */
export async function servedPortal(
  files: ReadonlyMap<string, string>,
  document: OpenApiDocument,
): Promise<ServedPortal> {
  const [mock, data] = await Promise.all([
    createMock(document, { basePath: mockPath }),
    consoleData(document),
  ]);
  return { files, mock, console: data };
}
