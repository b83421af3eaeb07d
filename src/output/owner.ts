import { readFile, readlink } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import { kill, pid } from "node:process";
import { sha256 } from "./hash.js";

/** A process that holds or held a lock, as its lock's name tells. */
export interface Owner {
  readonly pid: number;
  /** When the process began, in the system's own words; `0` where the system does not tell. */
  readonly began: string;
  /** The machine since it was started, and the part of it in which process ids count. */
  readonly place: string;
}

/** How locks know whose they are; a test gives other processes. */
export interface Owners {
  self(): Promise<Owner>;
  /** `unknown` where the owner is not of this place, so that its process cannot be looked for. */
  fate(owner: Owner): Promise<"alive" | "dead" | "unknown">;
}

/** The processes of this machine. */
export const systemOwners: Owners = {
  self: async () => ({ pid, began: (await beginning("self")) ?? "0", place: await thisPlace() }),
  async fate(owner) {
    if (owner.place !== (await thisPlace())) return "unknown";
    if (!exists(owner.pid)) return "dead";
    if (owner.began === "0") return "alive";
    // The id of a process that ended may be another's by now.
    return (await beginning(String(owner.pid))) === owner.began ? "alive" : "dead";
  },
};

function exists(id: number): boolean {
  try {
    return kill(id, 0);
  } catch (error) {
    // One that belongs to another user is there, and refuses.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Linux tells it in clock ticks since the machine started (proc_pid_stat(5), field 22). */
async function beginning(process: string): Promise<string | undefined> {
  const line = await readFile(`/proc/${process}/stat`, "utf8").catch(() => undefined);
  // The second field is the program's name in brackets, which may hold spaces and brackets.
  return line
    ?.slice(line.lastIndexOf(")") + 2)
    .split(" ")
    .at(19);
}

let place: Promise<string> | undefined;

function thisPlace(): Promise<string> {
  place ??= findPlace();
  return place;
}

/** Containers of one machine may share its name and a folder, but not their process ids. */
async function findPlace(): Promise<string> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => undefined);
  const processes = await readlink("/proc/self/ns/pid").catch(() => "");
  // Where the system does not name its start, the minute of it does, but for a clock that was set.
  const start = boot ?? Math.round((Date.now() / 1000 - uptime()) / 60);
  return sha256(`${hostname()}\n${start}\n${processes}`).slice(0, 12);
}
