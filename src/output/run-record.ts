import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RecoverStatistics } from "../recover.js";
import { type Disk, ifThere } from "./disk.js";
import { sha256 } from "./hash.js";
import { type LockOptions } from "./lock.js";
import { manifestName } from "./manifest.js";
import { readSet } from "./read-set.js";
import { writeFiles } from "./write-files.js";

/** What a run said that wrote a set, so that the same can be said while nothing has changed. */
export interface RunRecord {
  readonly diagnostics: readonly Diagnostic[];
  readonly statistics: RecoverStatistics;
}

interface RecordFile extends RunRecord {
  readonly format: 1;
  /** The digest of the run's inputs. */
  readonly inputs: string;
  /** The hash of the manifest that the run left. */
  readonly manifest: string;
}

/** Records are kept apart by the folder they tell of, so that there is never more than one of each. */
const recordName = (folder: string) => `run-${sha256(folder).slice(0, 32)}.json`;

/**
 * The record of the run that wrote what stands in the output folder, where it had these inputs and all
 * files are still as it wrote them; else undefined.
 */
export async function freshRecord(
  cache: string,
  folder: string,
  inputs: string,
  options: LockOptions & { readonly disk: Disk },
): Promise<(RunRecord & { readonly files: ReadonlyMap<string, Buffer> }) | undefined> {
  const record = await readRecord(join(cache, recordName(folder)), options.disk);
  if (record?.inputs !== inputs) return undefined;
  const { manifest, files } = await readSet(folder, [manifestName], options);
  const bytes = files.get(manifestName);
  if (bytes === undefined || sha256(bytes) !== record.manifest) return undefined;
  const whole = new Map<string, Buffer>();
  for (const [path, hash] of manifest.files) {
    const there = files.get(path);
    if (there === undefined || sha256(there) !== hash) return undefined;
    whole.set(path, there);
  }
  return { ...record, files: whole };
}

/** Notes what a run said. That it cannot be noted is no failure: the next run is only slower. */
export async function keepRecord(
  cache: string,
  folder: string,
  inputs: string,
  { diagnostics, statistics }: RunRecord,
  disk: Disk,
): Promise<void> {
  const manifest = await ifThere(disk.readFile(join(folder, manifestName)));
  if (manifest === undefined) return;
  const record: RecordFile = {
    ...{ format: 1, inputs, manifest: sha256(manifest) },
    ...{ diagnostics, statistics },
  };
  await writeFiles(cache, new Map([[recordName(folder), JSON.stringify(record)]]), disk).catch(
    () => {},
  );
}

/** Whatever is wrong with it, it is as if it were not there. */
async function readRecord(file: string, disk: Disk): Promise<RecordFile | undefined> {
  try {
    const record = JSON.parse((await disk.readFile(file)).toString("utf8")) as RecordFile;
    return record.format === 1 && Array.isArray(record.diagnostics) ? record : undefined;
  } catch {
    return undefined;
  }
}
