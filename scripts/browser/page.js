// Runs in the browser, bundled with the client of api.ts. It posts what it finds.
/* global AbortController, setTimeout, Blob, fetch, location */
import { createClient } from "./api/client.js";
import { items } from "./api/pagination.js";
import { events } from "./api/runtime/events.js";
import { file } from "./api/runtime/files.js";
import { jsonLines } from "./api/runtime/json-lines.js";
import { validation } from "./api/validate.js";

const options = { baseUrl: location.origin, auth: { key: "secret" }, retry: false };
const client = createClient(options);

async function all(walk) {
  const found = [];
  for await (const one of walk) found.push(one);
  return found;
}

/** How a call ended, in a few words. */
const end = ({ status, data, error }) => [status, data, error?.name ?? null];

const checks = {
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
    return [status, await (await fetch("/strangers")).text()];
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

const found = {};
for (const [name, check] of Object.entries(checks)) {
  try {
    found[name] = await check();
  } catch (error) {
    found[name] = `threw ${error}`;
  }
}
await fetch("/found", { method: "POST", body: JSON.stringify(found) });
