/**
 * One run of `specback generate` for check-crash.ts, with stages that take no time: `FOLDER SET STEP`, where
 * the process kills itself before the step, or comes to its end where there are not so many.
 */
import { run } from "../src/cli/run.js";
import { noOrigins } from "../src/document/origins.js";
import type { Stages } from "../src/generate/stages.js";
import { realDisk } from "../src/output/disk.js";
import { dyingDisk } from "./dying-disk.js";

const [cwd = "", set = "", last = "Infinity"] = process.argv.slice(2);
const isFirst = set === "first";

const stages: Stages = {
  recover: async () => ({
    document: { openapi: "3.1.1", info: { title: `${set} `.repeat(500), version: "1.0.0" } },
    origins: noOrigins,
    diagnostics: [],
    statistics: { pages: 1, operations: 1, unplacedOperations: 0, schemas: 1, fields: 1 },
  }),
  applyOverlay: async (document, _, origins) => ({
    document,
    diagnostics: [],
    origins,
    changes: [],
  }),
  lintDocument: async () => [],
  generateTypes: async () => "the same in both sets\n".repeat(500),
  generateClient: async () => ({ "client.ts": `the client of the ${set} set\n`.repeat(500) }),
  clientPackage: async () => new Map([["package.json", "{}"], ["src/index.ts", set]]), // prettier-ignore
};

const { disk } = dyingDisk(realDisk, Number(last), async () => {
  process.kill(process.pid, "SIGKILL");
  return new Promise<never>(() => {});
});

// The first set has files that the second has not.
const words = ["generate", "--docs", ".", "--output", "out", ...(isFirst ? ["--package"] : [])];
process.exitCode = await run(words, {
  stdout: async () => {},
  stderr: async (text) => void process.stderr.write(text),
  ...{ cwd, env: {}, version: "0.0.0", pipelineModule: "", stages, disk },
  identity: async () => undefined,
  terminal: () => undefined,
  clock: { now: () => performance.now(), every: () => () => {}, later: () => () => {} },
  watchPaths: async () => ({ close: async () => {} }),
  interrupted: () => AbortSignal.abort(),
});
