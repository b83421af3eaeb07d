import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RecoverResult } from "../../src/recover.js";
import { randomNumbers } from "../random.js";
import { mutate } from "./mutate.js";

export const secret = "what stands outside of the folder";

/** Writes a docs folder of mutated pages below `home`; the same seed and pages give the same folder. */
export async function writeBatch(
  home: string,
  originals: readonly string[],
  { seed, pages }: { readonly seed: number; readonly pages: number },
): Promise<{ docs: string; mutated: string[] }> {
  await rm(home, { recursive: true, force: true });
  const docs = join(home, "sdk", "reference");
  await mkdir(join(docs, "models"), { recursive: true });
  const random = randomNumbers(seed);
  const mutated: string[] = [];
  for (let at = 0; at < pages; at++) {
    const original = originals[Math.floor(random() * originals.length)]!;
    const { names, page } = mutate(await readFile(original, "utf8"), random);
    const folder = random() < 0.5 ? "" : "models/";
    const file = `${folder}page${at}${original.endsWith("x") ? ".mdx" : ".md"}`;
    await writeFile(join(docs, file), page);
    mutated.push(`${file}: ${names.join(", ")} (${original})`);
  }
  await writeFile(join(docs, "models", "untouched.md"), untouched);
  await writeFile(join(home, "secret.md"), `# Secret\n\n${secret}\n\n## Fields\n\n${table}`);
  await symlink(join(home, "secret.md"), join(docs, "leaves.md"));
  await symlink(home, join(docs, "models", "leaves"));
  return { docs, mutated };
}

const table = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n| `a` | *string* | :heavy_check_mark: | b |\n"; // prettier-ignore
const untouched = `# UntouchedPage\n\n## Fields\n\n${table}`;

/** What is wrong with what came out; nothing where all is well. */
export function checkResult({ document, diagnostics }: RecoverResult): string[] {
  const problems: string[] = [];
  const text = JSON.stringify(document) ?? "";
  if (document?.components?.schemas?.["UntouchedPage"] === undefined)
    problems.push("the page that was not mutated is not in the document");
  if (text.includes(secret)) problems.push("the document says what stands outside of the folder");
  const schemas = document?.components?.schemas ?? {};
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g))
    if (!Object.hasOwn(schemas, name!)) problems.push(`there is no schema ${name}`);
  for (const { rule, severity, origin, mend } of diagnostics) {
    if (severity === "info") continue;
    if (origin === undefined || !mend) problems.push(`${rule} names no place or no mend`);
  }
  return problems;
}
