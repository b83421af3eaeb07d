/** `npm run check:generated`: fails when generated/ is not what spec/ gives, naming what differs. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "../src/generate.js";
import { projectConfig, show } from "./project.js";

const config = await projectConfig();
const { output } = config;
const { files, diagnostics } = await generate({ ...config, package: undefined, env: process.env });
show(diagnostics);

const differing: string[] = [];
for (const [path, text] of files) {
  const committed = await readFile(join(output, path), "utf8").catch(() => undefined);
  if (committed === undefined) differing.push(`${path} is missing`);
  else if (committed !== text) differing.push(`${path} differs`);
}
for (const path of await readdir(output)) {
  if (!files.has(path)) differing.push(`${path} is not generated from spec/`);
}
for (const line of differing) console.error(`generated/${line}`);
if (differing.length > 0) {
  console.error("Run npm run generate, and commit what it writes.");
  process.exitCode = 1;
}
