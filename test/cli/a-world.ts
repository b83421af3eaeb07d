import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/run.js";
import type { World } from "../../src/cli/world.js";
import type { Stages } from "../../src/generate/stages.js";
import { realDisk } from "../../src/output/disk.js";
import { fakeStages } from "../generate/fake-stages.js";

/** A working folder of its own with a command line in it, which notes what it prints. */
export interface TestWorld {
  readonly cwd: string;
  write(path: string, text: string): Promise<void>;
  /** Runs in no terminal, unless `around` gives one. */
  specback(words: string[], stages?: Stages, around?: Around): Promise<Printed>;
  remove(): Promise<void>;
}

/** What a test can say of the process besides its words. */
export type Around = Partial<Omit<World, "cwd" | "stages">>;

export interface Printed {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function aWorld(): Promise<TestWorld> {
  const cwd = await mkdtemp(join(tmpdir(), "specback-cli-"));
  return {
    cwd,
    async write(path, text) {
      await mkdir(dirname(join(cwd, path)), { recursive: true });
      await writeFile(join(cwd, path), text);
    },
    async specback(words, stages = fakeStages().stages, around = {}) {
      let stdout = "";
      let stderr = "";
      const status = await run(words, {
        stdout: async (text) => void (stdout += text),
        stderr: async (text) => void (stderr += text),
        cwd,
        env: { NAME: "value" },
        version: "7.8.9",
        pipelineModule: fileURLToPath(new URL("../../src/pipeline.ts", import.meta.url)),
        stages,
        disk: realDisk,
        identity: async () => undefined,
        terminal: () => undefined,
        clock: { now: () => 0, every: () => () => {}, later: () => () => {} },
        watchPaths: async () => ({ close: async () => {} }),
        interrupted: () => AbortSignal.abort(),
        ...around,
      });
      return { status, stdout, stderr };
    },
    remove: () => rm(cwd, { recursive: true, force: true }),
  };
}
