// What a client does in a runtime, bundled with the client of api.ts.
/* global AbortController, setTimeout, Blob, fetch */
import { createClient } from "./api/client.js";
import { items } from "./api/pagination.js";
import { events } from "./api/runtime/events.js";
import { file } from "./api/runtime/files.js";
import { jsonLines } from "./api/runtime/json-lines.js";
import { validation } from "./api/validate.js";

async function all(walk) {
  const found = [];
  for await (const one of walk) found.push(one);
  return found;
}

/** How a call ended, in a few words. */
const end = ({ status, data, error }) => [status, data, error?.name ?? null];

/** The checks against the server at an origin, by what each is of. */
const checksAt = (origin) => {
  const options = { baseUrl: origin, auth: { key: "secret" }, retry: false };
  const client = createClient(options);
  return {
    "JSON, with a key": async () => (await client.listThings()).data,
    pages: () => all(items(client.listThings)),
    "openapi-fetch's own": async () => (await client.GET("/things")).data,
    "a file of a stream": async () => {
      const stream = new Blob(["from a stream"]).stream();
      return end(await client.upload({ body: { file: await file(stream, "a.txt") } }));
    },
    "a download": async () => (await client.download({ orThrow: true })).size,
    events: async () => {
      for await (const event of events(client.watch)) return event;
    },
    lines: () => all(jsonLines(client.lines)),
    "a failure without a body": async () => end(await client.fail()),
    "no redirect elsewhere": async () => {
      const { status } = await client.redirect();
      return [status, await (await fetch(`${origin}/strangers`)).text()];
    },
    "another attempt": async () => end(await client.flaky({ retry: { baseDelay: 1 } })),
    "an error of the API": async () => {
      const { status, error } = await client.missing();
      return [status, error.body, error.message.replace(origin, "")];
    },
    "a timeout": async () => end(await client.wait({ timeout: 50 })),
    "an abort": async () => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 50);
      return end(await client.wait({ signal: stop.signal }));
    },
    "no network": async () =>
      end(await createClient({ ...options, baseUrl: "http://127.0.0.1:1" }).fail()),
    "validation without eval": async () => {
      const strict = createClient(options);
      strict.use(validation());
      return strict.mismatch().catch((error) => error.mismatches[0].path);
    },
  };
};

/** Runs all checks, and posts what each has found. */
export async function check(origin) {
  const found = {};
  for (const [name, run] of Object.entries(checksAt(origin))) {
    try {
      found[name] = await run();
    } catch (error) {
      found[name] = `threw ${error}`;
    }
  }
  await fetch(`${origin}/found`, { method: "POST", body: JSON.stringify(found) });
}
