/**
 * `npm run check:faults [-- --calls N] [--only FAULT]`: calls a server that does what networks and servers do to
 * clients, 500 times each (a body of 50 MB: 20 times), through a generated client whose calls carry
 * credentials in every place.
 *
 * Fails where a call ends in anything but data, a typed error or an abort within its timeout, where a
 * rejection is not handled or a socket is left open, and where a secret reaches the other origin or
 * shows in an error.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { faults, serveFaults, type Fault } from "../test/helpers/fault-server.js";
import { type AnyCall, loadClient } from "../test/helpers/generated-client.js";
import { words } from "./corpora.js";
import { faultApi, secrets } from "./faulting/fault-api.js";
import { runFault } from "./faulting/run-fault.js";

const calls = Number(words("--calls")[0] ?? 500);
const only = words("--only");

/** Milliseconds, where 5,000 would only make the run longer or a call cannot be over by then. */
const timeouts: Partial<Record<Fault, number>> = {
  stall: 300,
  "stall-before-head": 300,
  "huge-body": 30_000,
};

let unhandled = 0;
process.on("unhandledRejection", (reason) => {
  unhandled++;
  console.log("  unhandled rejection:", reason);
});

const server = await serveFaults();
let failures = 0;
await run("credentials in every place", Object.keys(secrets), faults);
// Fetch takes this one off by itself, so that the redirect is followed.
await run("a bearer token alone", ["bearer"], ["other-origin"]);

async function run(
  title: string,
  names: readonly string[],
  kinds: readonly Fault[],
): Promise<void> {
  console.log(`With ${title}:`);
  const { module, remove } = await loadClient(faultApi(names));
  const client = module.createClient({ baseUrl: server.url, auth: secrets });
  try {
    for (const kind of kinds) {
      if (only.length === 0 || only.includes(kind)) await runOne(kind, client["fault"]!);
    }
  } finally {
    await remove();
  }
}

async function runOne(kind: Fault, call: AnyCall): Promise<void> {
  const isHuge = kind === "huge-body";
  const started = performance.now();
  const { endings, untyped, late, leaks } = await runFault(call, kind, {
    calls: isHuge ? Math.min(calls, 20) : calls,
    timeout: timeouts[kind] ?? 5000,
    atOnce: isHuge ? 2 : 25,
    abortEach: isHuge ? 5 : 10,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const told = [...endings].map(([name, count]) => `${count} ${name}`).join(", ");
  console.log(
    `  ${kind.padEnd(20)} ${told}; ${late} late, ${leaks.length} leaks, ${untyped.length} untyped (${seconds} s)`,
  );
  for (const one of new Set([...untyped, ...leaks])) console.log(`    ${one}`);
  failures += untyped.length + late + leaks.length;
}

const open = await socketsLeft();
const seen = server.seenElsewhere.filter((request) =>
  Object.values(secrets).some((secret) => request.includes(secret)),
);
console.log(
  `${open} sockets left open, ${unhandled} unhandled rejections; the other origin was asked ` +
    `${server.seenElsewhere.length} times and saw secrets ${seen.length} times.`,
);
await server.close();
process.exitCode = failures + open + seen.length + unhandled > 0 ? 1 : 0;

/**
 * What is open once fetch has been told to let its idle connections go: those whose response nobody has
 * read to its end, nor cancelled.
 */
async function socketsLeft(): Promise<number> {
  const { [Symbol.for("undici.globalDispatcher.1")]: pool } = globalThis as unknown as {
    readonly [key: symbol]: { close(): Promise<void> } | undefined;
  };
  void pool?.close();
  const until = Date.now() + 15_000;
  const count = () => {
    const ours = process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap");
    return Math.max(server.openSockets(), ours.length);
  };
  while (count() > 0 && Date.now() < until) await sleep(100);
  return count();
}
