import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import type { GenerateOptions, GenerateResult } from "../generate.js";
import { realDisk } from "./disk.js";
import { type Inputs, readInputs } from "./input-digest.js";
import { settle } from "./journal.js";
import { type Lock, type LockOptions, takeLock } from "./lock.js";
import { freshRecord, keepRecord } from "./run-record.js";
import type { WrittenFile } from "./target.js";
import { writeSet } from "./write-set.js";

export interface OutputOptions extends LockOptions {
  /** The output folder: an absolute path. */
  readonly folder: string;
  readonly options: GenerateOptions;
  /** Runs the pipeline. */
  readonly generate: (options: GenerateOptions) => Promise<GenerateResult>;
  /** What the code is known by: another one may write something else. Absent where it is not known. */
  readonly identity?: string | undefined;
  /** Where to note what the run said. Without it or the identity, nothing counts as unchanged. */
  readonly cache?: string | undefined;
  /** Runs the pipeline also where nothing has changed. */
  readonly force?: boolean | undefined;
  /** Says why the files may not be written, if so. */
  readonly refuse?: (files: ReadonlyMap<string, string>) => Promise<Diagnostic | undefined>;
}

export interface OutputResult extends Omit<GenerateResult, "files" | "origins"> {
  /** Where each part of the document comes from; absent where nothing was made. */
  readonly origins?: GenerateResult["origins"];
  /** What became of each file; empty when there was an error. */
  readonly written: readonly WrittenFile[];
  /** True when nothing had changed, so that nothing was made: the problems are those of the run before. */
  readonly fresh: boolean;
}

/**
 * Brings an output folder to what its inputs give. Only one run at a time does so: another waits, and
 * then finds most often that nothing is left to do.
 *
 * Where neither inputs nor output have changed since the run before, it only says again what that run
 * said. Throws a WriteError where the folder cannot be written to or another run does not end.
 */
export async function generateInto(output: OutputOptions): Promise<OutputResult> {
  const before = await inputsOf(output);
  const fresh = await unchanged(output, before);
  if (fresh !== undefined) return fresh;
  const lock = await takeLock(output.folder, output);
  try {
    await settle(lock);
    if (!lock.waited) return await makeSet(output, lock, before);
    // Another run may have done meanwhile what this one was to do.
    const now = await inputsOf(output);
    return (await unchanged(output, now)) ?? (await makeSet(output, lock, now));
  } finally {
    await lock.release();
  }
}

async function inputsOf(
  { identity, cache, options }: FreshOptions,
  pages?: Inputs["pages"],
): Promise<Inputs | undefined> {
  if (identity === undefined || cache === undefined) return undefined;
  return readInputs(identity, options, pages);
}

async function unchanged(
  output: OutputOptions,
  inputs: Inputs | undefined,
): Promise<OutputResult | undefined> {
  if (output.force) return undefined;
  const record = await recordFor(output, inputs);
  if (record === undefined) return undefined;
  const { files, diagnostics, statistics } = record;
  const written = [...files.keys()].map((path) => ({ path, state: "unchanged" as const }));
  return { written, fresh: true, diagnostics, statistics, timings: [] };
}

async function recordFor(output: FreshOptions, inputs: Inputs | undefined) {
  const { cache, folder, disk = realDisk } = output;
  if (cache === undefined || inputs === undefined) return undefined;
  return freshRecord(cache, folder, inputs.digest, { ...output, disk });
}

/** What decides whether an output folder is what its inputs give. */
export type FreshOptions = LockOptions &
  Pick<OutputOptions, "folder" | "options" | "identity" | "cache">;

/** What an output folder holds of what its inputs give. */
export interface LastRun {
  /** The files there and what the run said that wrote them; absent where another run would change something. */
  readonly fresh?:
    | {
        readonly files: ReadonlyMap<string, Buffer>;
        readonly diagnostics: readonly Diagnostic[];
      }
    | undefined;
  /** The pages as they were read to know it, for whoever goes on with them. */
  readonly pages?: Inputs["pages"] | undefined;
}

/** Looks at what the last run left. Writes nothing. */
export async function lastRun(output: FreshOptions): Promise<LastRun> {
  const inputs = await inputsOf(output);
  return { fresh: await recordFor(output, inputs), pages: inputs?.pages };
}

async function makeSet(
  output: OutputOptions,
  lock: Lock,
  inputs: Inputs | undefined,
): Promise<OutputResult> {
  const { folder, options, generate, refuse, cache } = output;
  const { files, ...result } = await generate(
    inputs ? { ...options, pages: inputs.pages } : options,
  );
  const refused = await refuse?.(files);
  const diagnostics = refused === undefined ? result.diagnostics : [...result.diagnostics, refused];
  if (hasErrors(diagnostics)) return { ...result, diagnostics, written: [], fresh: false };
  const written = await writeSet(lock, files);
  if (cache !== undefined && inputs !== undefined) {
    // An overlay or config that was saved during the run may have been read before or after it.
    const after = await inputsOf(output, inputs.pages);
    if (after?.digest === inputs.digest)
      await keepRecord(cache, folder, inputs.digest, { ...result, diagnostics }, lock.disk);
  }
  return { ...result, diagnostics, written, fresh: false };
}
