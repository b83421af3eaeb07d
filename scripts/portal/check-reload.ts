import { spawn } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { watchedPage } from "./browser.js";
import { attempt, type Says } from "./checks.js";

/** `specback serve` on a copy of this repository's docs: what is saved shows in pages that are open. */
export async function checkReload(browser: Browser, folder: string, says: Says): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp("spec", join(folder, "spec"), { recursive: true });
  await rm(join(folder, "spec/specback.config.ts"));
  const config = {
    ...{ docs: "spec/docs", overlay: "spec/overlay.yaml", version: "1.0.0" },
    rules: { "broken-reference": "error" },
  };
  await writeFile(join(folder, "specback.config.json"), JSON.stringify(config));
  const page = join(folder, "spec/docs/models/actortoken.md");
  const { url, end } = await serve(folder);
  const watched = await watchedPage(browser, url);
  const { faults } = watched;
  try {
    await checkSaved(watched.page, url, page, faults);
  } finally {
    await watched.close();
    end();
  }
  says("what is saved shows in open pages, and a broken page in a bar", faults);
}

async function checkSaved(page: Page, url: string, file: string, faults: string[]) {
  const text = await readFile(file, "utf8");
  await attempt(faults, "the place stays", async () => {
    await page.setViewportSize({ width: 1000, height: 400 });
    await page.goto(`${url}v/1.0.0/schemas.html#schema-ActorToken`);
    await page.mouse.wheel(0, 150);
    await page.waitForTimeout(500);
    const before = await page.evaluate(() => window.scrollY);
    await writeFile(
      file,
      text.replace(
        /^(\| `status` .*)$/m,
        "$1\n| `colour` | *str* | :heavy_check_mark: | Its colour. | red |",
      ),
    );
    await page
      .locator("#schema-ActorToken-colour, [id*=colour]")
      .first()
      .waitFor({ timeout: 60_000 });
    await page.waitForTimeout(1000);
    const after = await page.evaluate(() => window.scrollY);
    if (before === 0 || Math.abs(after - before) > 2) throw new Error(`${before} became ${after}`);
    if (!page.url().endsWith("#schema-ActorToken")) throw new Error(page.url());
  });
  await attempt(faults, "what was typed stays", async () => {
    await page.goto(`${url}console.html#RevokeActorToken`);
    await page.locator("[data-name=actor_token_id]").fill("act_typed");
    await page.evaluate(() => document.body.classList.add("old"));
    await writeFile(file, text);
    await page.locator("body:not(.old) #operation form").waitFor({ timeout: 60_000 });
    const typed = await page.locator("[data-name=actor_token_id]").inputValue();
    if (typed !== "act_typed") throw new Error(`It became ${typed}.`);
  });
  await attempt(faults, "a broken page shows in a bar", async () => {
    const broken = text.replace(
      "[models.ActorTokenStatus](../models/actortokenstatus.md)",
      "models.Nowhere",
    );
    await writeFile(file, broken);
    await page.locator(".problem-bar:not([hidden])").waitFor({ timeout: 60_000 });
    await writeFile(file, text);
    await page.locator(".problem-bar").waitFor({ state: "hidden", timeout: 60_000 });
  });
}

function serve(cwd: string): Promise<{ readonly url: string; readonly end: () => void }> {
  const [loader, cli] = [resolve("node_modules/tsx/dist/loader.mjs"), resolve("src/cli.ts")];
  const child = spawn(process.execPath, ["--import", loader, cli, "serve", "--port", "0"], { cwd });
  let said = "";
  return new Promise((resolved, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += String(chunk);
        const url = /Serving (http\S+\/) with/.exec(said)?.[1];
        if (url !== undefined) resolved({ url, end: () => void child.kill("SIGINT") });
      });
    }
    child.on("exit", (status) => reject(new Error(`serve ended with ${status}: ${said}`)));
  });
}
