/**
 * `npm run check:browser`: generates a client, bundles it for browsers with all of its parts, and runs it in
 * Chromium (`$CHROMIUM`, or Debian's) against a local server, under a policy that forbids `eval`.
 */
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { clientFiles } from "../src/client/client-files.js";
import { document, serve } from "./browser/api.js";

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
  "a timeout": ["timeout", null, "TimeoutError"],
  "an abort": ["abort", null, "AbortError"],
  "no network": ["network", null, "NetworkError"],
  "validation without eval": "/body/id",
};

const executablePath = [process.env["CHROMIUM"], "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);
if (executablePath === undefined) {
  console.log(
    "SKIPPED: there is no browser. $CHROMIUM names one; Debian has it in the package chromium.",
  );
} else {
  await check(executablePath, await bundle());
}

/** The client and the page that uses it, as one script. */
async function bundle(): Promise<string> {
  // Within node_modules, so that the bundler finds openapi-fetch from there.
  await mkdir("node_modules/.cache", { recursive: true });
  const folder = await mkdtemp("node_modules/.cache/browser-");
  try {
    for (const [path, text] of Object.entries(await clientFiles(document, { validate: true }))) {
      const file = join(folder, "api", path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await cp("scripts/browser/page.js", join(folder, "page.js"));
    const { outputFiles } = await build({
      entryPoints: [join(folder, "page.js")],
      ...{ bundle: true, format: "esm", platform: "browser", target: "es2022", write: false },
    });
    return outputFiles[0]!.text;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function check(browserPath: string, script: string): Promise<void> {
  const server = await serve(script);
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(server.url);
    const late = setTimeout(30_000, { late: "The page told nothing within 30 s." }, { ref: false });
    report((await Promise.race([server.found, late])) as Record<string, unknown>, errors);
    console.log(`Chromium ${browser.version()}`);
  } finally {
    await browser.close();
    server.close();
  }
}

function report(found: Readonly<Record<string, unknown>>, errors: readonly string[]): void {
  for (const [name, wanted] of Object.entries(expected)) {
    // What is undefined is null where the page tells it.
    const holds = isDeepStrictEqual(found[name], JSON.parse(JSON.stringify(wanted)));
    console.log(`${holds ? "ok    " : "FAILED"} ${name}`);
    if (!holds) console.log(`       ${JSON.stringify(found[name])}`);
    if (!holds) process.exitCode = 1;
  }
  for (const error of errors) {
    console.log(`FAILED ${error}`);
    process.exitCode = 1;
  }
}
