import nodeModule from "node:module";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { redoclyParts } from "./redocly-parts.js";
import type { RedoclyTask } from "./redocly-process.js";

// The process of redocly-process.ts, started as `redocly-child.js SCRIPT COMMAND`.
const [, , cli = "", command = ""] = process.argv;

const leave = () => process.exit();
const told = new Promise<RedoclyTask>((resolve) => process.once("message", resolve));
// Nobody is left to tell it anything.
process.once("disconnect", leave);

// As Redocly's own script does, before anything of it is compiled; Node.js 20 has none.
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();
const loading = redoclyParts(pathToFileURL(cli), command)
  .then((parts) => Promise.all(parts.map(({ href }) => import(href))))
  // This saves time and decides nothing: what cannot be loaded here, Redocly fails to load itself.
  .catch(() => {});

const { script, args, cwd } = await told;
await loading;
process.off("disconnect", leave);
process.disconnect?.();
process.chdir(cwd);
process.argv = [process.execPath, script, ...args];
await import(pathToFileURL(script).href);
