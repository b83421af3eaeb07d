import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Owner, Owners } from "../../src/output/owner.js";

/** An output folder of its own, not made yet. */
export async function aFolder() {
  const above = await mkdtemp(join(tmpdir(), "specback-output-"));
  return {
    above,
    folder: join(above, "generated"),
    remove: () => rm(above, { recursive: true, force: true }),
  };
}

/** All files below a folder: path → text. */
export async function filesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = files.map(
    async (file) =>
      [file.slice(folder.length + 1).replaceAll("\\", "/"), await readFile(file, "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

/** A process of which the others are told what became of it. */
export function aProcess(pid: number, dead: ReadonlySet<number>): Owners {
  const self: Owner = { pid, began: "1", place: "abc" };
  return {
    self: async () => self,
    fate: async (owner) => (dead.has(owner.pid) ? "dead" : "alive"),
  };
}
