import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { browserPath, launch } from "../portal/browser.js";
import { inTurn, median, ratios, type Run, run, seconds, show } from "./measure.js";

const bars = { build: 1.5, render: 1.2 };

/**
 * The portal of what `generate` has made against the page that `redocly build-docs` makes of it: the time that it takes
 * to build either, and until a browser has painted either's first content. Rows of the browser are left
 * out where there is none.
 */
export async function benchmarkPortal(docs: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "specback-benchmark-portal-"));
  process.env["REDOCLY_TELEMETRY"] = "off";
  try {
    const config = join(folder, "specback.config.json");
    await writeFile(config, JSON.stringify({ docs, output: "generated" }));
    run("dist/cli.js", "generate", "--config", config);
    const document = join(folder, "generated/openapi.json");
    const out = ["--out", join(folder, "portal")];
    const built = async (...words: string[]) => {
      await rm(join(folder, "portal"), { recursive: true, force: true });
      return run("dist/cli.js", "portal", ...words, ...out);
    };
    const page = join(folder, "page.html");
    const plain = () =>
      run(
        "node_modules/@redocly/cli/bin/cli.js",
        "build-docs",
        document,
        "--inlineBundle",
        "-o",
        page,
      );
    const fresh = await inTurn(() => built("--config", config), plain);
    const times = `${seconds(fresh.first)} against ${seconds(fresh.second)} of build-docs`;
    show("build", median(ratios(fresh.first, fresh.second)), bars.build, 3, times);
    // Of a document that nobody has looked at, which is linted and typed too.
    const other = await inTurn(() => built("--document", document), plain);
    const ratio = median(ratios(other.first, other.second)).toFixed(3);
    console.log(`  ${ratio} of a document that is also linted and typed`);
    if (browserPath === undefined)
      return console.log("first render skipped: there is no Chromium.");
    await cp(page, join(folder, "portal/build-docs.html"));
    await benchmarkRender(await launch(browserPath), join(folder, "portal"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchmarkRender(browser: Browser, folder: string): Promise<void> {
  try {
    const address = (path: string) => pathToFileURL(join(folder, path)).href;
    const painted = async (path: string): Promise<Run> => {
      const page = await browser.newPage();
      await page.route(/^https?:/, (route) => route.abort());
      await page.goto(address(path), { waitUntil: "load" });
      const milliseconds = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list, observer) => {
              const [first] = list.getEntriesByName("first-contentful-paint");
              if (first === undefined) return;
              observer.disconnect();
              resolve(first.startTime);
            }).observe({ type: "paint", buffered: true });
          }),
      );
      await page.close();
      return { seconds: milliseconds / 1000, megabytes: 0 };
    };
    const alive = async (path: string): Promise<Run> => {
      const page = await browser.newPage();
      await page.route(/^https?:/, (route) => route.abort());
      const started = performance.now();
      await page.goto(address(path), { waitUntil: "commit" });
      // What is drawn ahead has no buttons of the menu's parts; they come with the scripts.
      await page.getByText("Loading...").first().waitFor({ state: "detached", timeout: 60_000 });
      const taken = (performance.now() - started) / 1000;
      await page.close();
      return { seconds: taken, megabytes: 0 };
    };
    for (const [what, measure] of [
      ["render", painted],
      ["alive", alive],
    ] as const) {
      const shown = await inTurn(
        () => measure("v/0.0.0/index.html"),
        () => measure("build-docs.html"),
      );
      const times = `${seconds(shown.first)} against ${seconds(shown.second)} of build-docs’ page`;
      show(what, median(ratios(shown.first, shown.second)), bars.render, 3, times);
    }
  } finally {
    await browser.close();
  }
}
