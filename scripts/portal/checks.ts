import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { folderOf } from "../../src/portal/versions.js";
import { axeFaults } from "./axe.js";
import { watchedPage } from "./browser.js";
import { hostileId } from "./hostile-document.js";
import { serveFolder } from "./serve-folder.js";

/** What is to be found in a portal, and by which words. */
export interface Wanted {
  readonly operation: { readonly words: string; readonly shows: string; readonly id: string };
  readonly field: { readonly words: string; readonly name: string };
  readonly schema: string;
}

export type Says = (what: string, faults: readonly string[]) => void;

const shown = (page: Page, text: string) =>
  page.getByText(text, { exact: false }).first().waitFor({ state: "visible", timeout: 30_000 });

/** Faults of a step that does not come to its end are told beside those that the page was seen to make. */
export async function attempt(
  faults: string[],
  what: string,
  step: () => Promise<unknown>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    faults.push(`${what}: ${String(error).split("\n", 1)[0]}`);
  }
}

/** Opens a portal from an address, and from the disk; searches; follows deep links. */
export async function checkPortal(
  browser: Browser,
  folder: string,
  {
    document,
    wanted,
    says,
  }: { readonly document: OpenApiDocument; readonly wanted: Wanted; readonly says: Says },
): Promise<void> {
  const server = await serveFolder(folder);
  const version = folderOf(document.info.version);
  for (const origin of [server.url, `${pathToFileURL(folder).href}/`]) {
    const where = origin.startsWith("file:") ? "from the disk" : "below a path of a host";
    const { page, faults, close } = await watchedPage(browser, origin);
    await page.goto(`${origin}index.html`);
    await attempt(faults, "landing page", () => shown(page, document.info.title));
    await page.goto(`${origin}${version}/index.html`);
    await attempt(faults, "reference", () => page.locator("#redoc h1").first().waitFor());
    for (const { words, result } of [
      { words: wanted.operation.words, result: wanted.operation.shows },
      { words: wanted.field.words, result: wanted.field.name },
    ]) {
      await attempt(faults, `search for ${words}`, async () => {
        await page.keyboard.press("Control+k");
        await page.locator("#search-words").fill(words);
        await page.locator("#search-found a").first().waitFor({ timeout: 30_000 });
        await page.locator("#search-found a", { hasText: result }).first().click();
        await page.locator("#search").waitFor({ state: "hidden" });
      });
    }
    await attempt(faults, "deep link to a field", async () => {
      if (!page.url().includes("schemas.html#schema-"))
        throw new Error(`the page is ${page.url()}`);
      await page.locator(":target").waitFor();
    });
    await attempt(faults, "deep link to an operation", async () => {
      const fresh = await page.context().newPage();
      await fresh.goto(`${origin}${version}/index.html#operation/${wanted.operation.id}`);
      await fresh
        .locator("#redoc h2, #redoc h3, #redoc h1", { hasText: wanted.operation.shows })
        .first()
        .waitFor({ timeout: 30_000 });
      await fresh.close();
    });
    says(`opens, finds and links ${where}`, faults);
    await close();
  }
  server.close();
}

/** Whether any text of strangers is read as markup: on each page, and in the view of each operation. */
export async function checkHostile(
  browser: Browser,
  folder: string,
  { count, says }: { readonly count: number; readonly says: Says },
): Promise<void> {
  const server = await serveFolder(folder);
  const { page, faults, close } = await watchedPage(browser, server.url);
  for (const path of ["index.html", "v/1.0.0/schemas.html", "v/1.0.0/changelog.html"]) {
    await page.goto(server.url + path);
    await page.waitForTimeout(300);
    faults.push(...(await strangeElements(page)).map((one) => `${path}: ${one}`));
  }
  await page.goto(`${server.url}v/1.0.0/index.html`);
  await attempt(faults, "reference", () => page.locator("#redoc h1").first().waitFor());
  await page.waitForTimeout(3000);
  for (let at = 0; at < count; at++) {
    await page.evaluate((id) => void (location.hash = `operation/${id}`), hostileId(at));
    await page.waitForTimeout(60);
    if (at % 10 === 0) faults.push(...(await strangeElements(page)));
  }
  faults.push(...(await strangeElements(page)));
  await attempt(faults, "search", async () => {
    await page.keyboard.press("Control+k");
    for (const words of ["alert", "img", "script", "evil", "op1"]) {
      await page.locator("#search-words").fill(words);
      await page.locator("#search-found a").first().waitFor();
      faults.push(...(await strangeElements(page)));
    }
  });
  says(`${count} hostile texts in every kind of member stay texts`, [...new Set(faults)]);
  await close();
  server.close();
}

/** Elements that no text may make: handlers, addresses that run, and what loads from elsewhere. */
export function strangeElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      const name = element.localName;
      if (["iframe", "object", "embed", "video", "audio", "base", "form"].includes(name)) {
        if (!element.closest("dialog#search, #operation > .panes > form")) found.push(`<${name}>`);
      }
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith("on")) found.push(`<${name} ${attribute}>`);
        if (!["href", "src", "action", "xlink:href", "data", "srcdoc"].includes(attribute))
          continue;
        if (/^[\s\0]*(?:(?:javascript|vbscript)\s*:|data:text)/i.test(value))
          found.push(`${attribute}=${value}`);
        if (name !== "a" && value.includes("evil.invalid"))
          found.push(`<${name} ${attribute}=${value}>`);
      }
    }
    return found;
  });
}

/** What axe-core finds: what is serious is a fault, and the rest is told of. */
export async function checkAccess(
  browser: Browser,
  folder: string,
  {
    version,
    wanted,
    says,
  }: { readonly version: string; readonly wanted: Wanted; readonly says: Says },
): Promise<void> {
  const origin = `${pathToFileURL(folder).href}/`;
  const pages = [
    ["landing page", "index.html"],
    ["operation", `${folderOf(version)}/index.html#operation/${wanted.operation.id}`],
    ["schema", `${folderOf(version)}/schemas.html#${wanted.schema}`],
  ];
  for (const dark of [false, true]) {
    for (const [name, path] of pages) {
      const { page, faults, close } = await watchedPage(browser, origin, { dark });
      await page.goto(origin + path);
      if (name === "operation") await page.locator("#redoc h1").first().waitFor();
      await page.waitForTimeout(name === "operation" ? 3000 : 500);
      const rest = await axeFaults(page, faults);
      says(
        `axe on the ${name}, ${dark ? "dark" : "light"}${rest.length ? `; ${rest.join("; ")}` : ""}`,
        faults,
      );
      await close();
    }
  }
}

/** Pictures of the portal for people to look at. */
export async function takePictures(
  browser: Browser,
  folder: string,
  {
    version,
    wanted,
    to,
  }: { readonly version: string; readonly wanted: Wanted; readonly to: string },
): Promise<void> {
  const origin = `${pathToFileURL(folder).href}/`;
  const base = folderOf(version);
  const views = [
    ["landing", "index.html"],
    ["operation", `${base}/index.html#operation/${wanted.operation.id}`],
    ["schema", `${base}/schemas.html#${wanted.schema}`],
  ];
  const screens = [
    ["desktop", { width: 1280, height: 800 }],
    ["dark", { width: 1280, height: 800, dark: true }],
    ["phone", { width: 390, height: 844 }],
  ] as const;
  for (const [screen, options] of screens) {
    for (const [name, path] of views) {
      const { page, close } = await watchedPage(browser, origin, options);
      await page.goto(origin + path);
      await page.waitForTimeout(name === "operation" ? 3000 : 500);
      await page.screenshot({ path: join(to, `${name}-${screen}.png`) });
      await close();
    }
  }
}
