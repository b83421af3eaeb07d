import type { Stages } from "../generate/stages.js";
import type { Disk } from "../output/disk.js";
import type { WatchPaths } from "./watch-paths.js";

/** All that a command sees of the process it runs in; a test gives it another. */
export interface World {
  /** Arrives whole before the promise resolves, however slow the reader. */
  readonly stdout: (text: string) => Promise<void>;
  readonly stderr: (text: string) => Promise<void>;
  /** The working folder: an absolute path. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The version of specback itself. */
  readonly version: string;
  /** The file that `specback/pipeline` stands for in config files. */
  readonly pipelineModule: string;
  readonly stages: Stages;
  /** The file system that output is written to. */
  readonly disk: Disk;
  /** What the code is known by; undefined while it is worked on. */
  readonly identity: () => Promise<string | undefined>;
  /** The terminal that standard error is, in its size of now; undefined where it is none. */
  readonly terminal: () => Terminal | undefined;
  readonly clock: Clock;
  readonly watchPaths: WatchPaths;
  /** From now on Ctrl-C ends no process, but aborts this; a second one does. */
  readonly interrupted: () => AbortSignal;
}

export interface Terminal {
  readonly columns: number;
  readonly rows: number;
}

export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Does the work again and again until what it returns is called; keeps no process alive. */
  every(milliseconds: number, work: () => void): () => void;
  /** Does the work once, unless what it returns is called before. */
  later(milliseconds: number, work: () => void): () => void;
}

/** Exit statuses: wrong use is told apart from input that has errors, and Ctrl-C from both as shells do. */
export const exit = { ok: 0, errors: 1, wrongUse: 2, interrupted: 130 } as const;
