import { resolve } from "node:path";
import type { DocumentOrigins } from "../document/origins.js";
import { shortPath } from "../formats/paths.js";
import type { World } from "./world.js";

/**
 * Writes where each part of the document comes from, as JSON: by JSON Pointer, one to a line, with paths
 * from the working folder.
 */
export async function writeOrigins(
  origins: DocumentOrigins,
  file: string | undefined,
  { cwd }: World,
): Promise<void> {
  if (file === undefined) return;
  const { writeOneFile } = await import("../output/write-files.js");
  const lines = Array.from(origins.entries(), ([pointer, { file: page, line, column }]) => {
    const origin = { file: shortPath(page, cwd), line, column };
    return `  ${JSON.stringify(pointer)}: ${JSON.stringify(origin)}`;
  });
  const text = lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`;
  await writeOneFile(resolve(cwd, file), text);
}
