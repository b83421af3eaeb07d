import { isDeepStrictEqual } from "node:util";

/** What each check of checks.js finds. */
const expected: Readonly<Record<string, unknown>> = {
  "JSON, with a key": { data: [{ id: 1, name: "secret" }] },
  pages: [{ id: 1, name: "secret" }],
  "openapi-fetch's own": { data: [{ id: 1, name: "secret" }] },
  "a file of a stream": [200, { id: 2 }, null],
  "a download": 5,
  events: { event: "added", data: { id: 3 }, id: "7" },
  lines: [{ id: 4 }, { id: 5 }],
  "a failure without a body": [500, null, "ApiError"],
  "no redirect elsewhere": ["network", "0"],
  "another attempt": [200, { id: 2 }, null],
  "an error of the API": [
    404,
    { detail: "no such thing" },
    "GET /missing answered 404: no such thing",
  ],
  "a timeout": ["timeout", null, "TimeoutError"],
  "an abort": ["abort", null, "AbortError"],
  "no network": ["network", null, "NetworkError"],
  "validation without eval": "/body/id",
};

/** Prints how what was found differs from what is expected, and says whether it is all the same. */
export function report(
  found: Readonly<Record<string, unknown>>,
  errors: readonly string[] = [],
): boolean {
  let isWell = errors.length === 0;
  for (const [name, wanted] of Object.entries(expected)) {
    // What is undefined is null where the page tells it.
    const holds = isDeepStrictEqual(found[name], JSON.parse(JSON.stringify(wanted)));
    console.log(`${holds ? "ok    " : "FAILED"} ${name}`);
    if (!holds) console.log(`       ${JSON.stringify(found[name])}`);
    isWell &&= holds;
  }
  for (const error of errors) console.log(`FAILED ${error}`);
  return isWell;
}
