import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { folderOf, newestFirst, versionsText } from "../../src/portal/versions.js";
import { type PublishedPortal, withEarlier } from "../../src/portal/write-portal.js";

/** An API of one schema. */
export const documentOf = (version: string, type = "object"): OpenApiDocument => ({
  openapi: "3.1.1",
  info: { title: "Tokens", version, description: `of ${version} `.repeat(50) },
  paths: {},
  components: { schemas: { Token: { type } } },
});

/** What stands for a portal: pages that tell of all versions, and one of the version's own. */
export function portalFiles(
  document: OpenApiDocument,
  portal: PublishedPortal,
): ReadonlyMap<string, string> {
  const { version } = document.info;
  const folder = folderOf(version);
  const own = new Map([
    [`${folder}/openapi.json`, JSON.stringify(document)],
    [`${folder}/index.html`, `the page of ${version}\n`.repeat(50)],
  ]);
  const earlier = portal.versions.filter((one) => one.version !== version);
  const versions = newestFirst([{ version, folder, files: [...own.keys()] }, ...earlier]);
  const built = new Map([
    ...own,
    ["index.html", `the first page with ${versions.map((one) => one.version).join()}\n`],
    [".well-known/api-catalog", "{}"],
    ["versions.json", versionsText(versions)],
    ...(version === "1.0.0" ? [["only-in-the-first.txt", "gone later"] as const] : []),
  ]);
  return withEarlier(built, portal);
}

/** Lays files into a folder. */
export async function layOut(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
