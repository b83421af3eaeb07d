/**
 * `npm run check:browser`: generates a client, bundles it for browsers with all of its parts, and runs it in
 * Chromium (`$CHROMIUM`, or Debian's) against a local server, under a policy that forbids `eval`.
 */
import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright-core";
import { serve } from "./browser/api.js";
import { bundle } from "./browser/bundle.js";
import { report } from "./browser/report.js";

const executablePath = [process.env["CHROMIUM"], "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);
if (executablePath === undefined) {
  console.log(
    "SKIPPED: there is no browser. $CHROMIUM names one; Debian has it in the package chromium.",
  );
} else {
  await check(executablePath, await bundle("page.js"));
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
    if (!report((await Promise.race([server.found, late])) as Record<string, unknown>, errors))
      process.exitCode = 1;
    console.log(`Chromium ${browser.version()}`);
  } finally {
    await browser.close();
    server.close();
  }
}
