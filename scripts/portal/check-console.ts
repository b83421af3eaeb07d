import type { Browser, Page } from "playwright-core";
import { listOperations } from "../../src/client/operations.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { livePages } from "../../src/serve/live-pages.js";
import { servedPortal } from "../../src/serve/served-portal.js";
import { type PortalServer, servePortal } from "../../src/serve/serve-portal.js";
import { axeFaults } from "./axe.js";
import { watchedPage } from "./browser.js";
import { filesOf } from "./build-into.js";
import { attempt, type Says, strangeElements } from "./checks.js";

/** Serves a document as `specback serve` does. */
export async function serveDocument(document: OpenApiDocument): Promise<PortalServer> {
  const server = await servePortal({ host: "127.0.0.1", port: 0 });
  const files = await filesOf(document, { live: livePages });
  server.show(await servedPortal(files, document));
  return server;
}

/** Calls one operation as a reader would: by the list, by keyboard, with what the form is filled with. */
export async function checkOneCall(
  browser: Browser,
  { url }: PortalServer,
  wanted: { readonly summary: string; readonly shows: string },
  says: Says,
): Promise<void> {
  const { page, faults, close } = await watchedPage(browser, url);
  await page.goto(`${url}index.html`);
  await attempt(faults, `a call of ${wanted.summary}`, async () => {
    await page.getByRole("link", { name: "Console" }).click();
    await page.getByLabel("Filter operations").fill(wanted.summary.toLowerCase());
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: wanted.summary }).waitFor();
    await page.getByRole("button", { name: "Send to the mock" }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".status-line", { hasText: /^2\d\d / }).waitFor();
    await page.getByLabel("Body of the answer").getByText(wanted.shows).waitFor();
    await page.getByLabel("curl", { exact: true }).getByText("curl").first().waitFor();
  });
  says(`the console calls ${wanted.summary}`, faults);
  await close();
}

/** How the mock takes each operation as the console fills it: with what is required, and with everything. */
export async function checkAllCalls(
  browser: Browser,
  { url }: PortalServer,
  document: OpenApiDocument,
  says: Says,
): Promise<void> {
  const { page, faults, close } = await watchedPage(browser, url);
  const count = listOperations(document).length;
  await page.goto(`${url}console.html`);
  await page.locator("#operation form").waitFor();
  for (const fields of ["required", "all"] as const) {
    let taken = 0;
    for (let at = 0; at < count; at++) {
      const { status, refusal } = await callAt(page, at, fields);
      if (refusal === "" && status !== "") taken++;
      else faults.push(`${fields}: ${await page.title()}: ${status} ${refusal}`);
    }
    const form = fields === "all" ? "all that may be sent" : "what it sends unasked";
    says(`the mock takes ${taken} of ${count} operations with ${form}`, faults);
    faults.length = 0;
  }
  await close();
}

interface Outcome {
  readonly status: string;
  /** What the mock says where it refuses the request. */
  readonly refusal: string;
}

function callAt(page: Page, at: number, fields: "required" | "all"): Promise<Outcome> {
  return page.evaluate(
    async ([index, all]) => {
      const until = async (done: () => unknown) => {
        for (let turn = 0; turn < 3000 && !done(); turn++) {
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      };
      const place = document.getElementById("operation")!;
      place.removeAttribute("data-at");
      const link = document.querySelectorAll<HTMLAnchorElement>("#list a")[index]!;
      if (window.location.hash !== link.hash) link.click();
      else window.dispatchEvent(new Event("hashchange"));
      await until(() => place.getAttribute("data-at") === link.dataset["at"]);
      if (all) {
        for (const box of place.querySelectorAll<HTMLInputElement>("form [type=checkbox]")) {
          box.checked = true;
        }
      }
      place.querySelector<HTMLButtonElement>("button[type=submit]")!.click();
      await until(() => place.querySelector("[aria-live] .status-line, [aria-live] > .bad"));
      const text = (selector: string) => place.querySelector(selector)?.textContent ?? "";
      return {
        status: text(".status-line strong"),
        refusal: text(".refusal") + text("[aria-live] > .bad"),
      };
    },
    [at, fields === "all"] as const,
  );
}

/** axe-core on the console, before and after an answer. */
export async function checkConsoleAccess(
  browser: Browser,
  { url }: PortalServer,
  anchor: string,
  says: Says,
): Promise<void> {
  for (const dark of [false, true]) {
    const { page, faults, close } = await watchedPage(browser, url, { dark });
    await page.goto(`${url}console.html#${anchor}`);
    await page.locator("#operation form").waitFor();
    const before = await axeFaults(page, faults);
    await page.getByRole("button", { name: "Send to the mock" }).click();
    await page.locator(".status-line").waitFor();
    const after = await axeFaults(page, faults);
    const rest = [...new Set([...before, ...after])];
    says(
      `axe on the console, ${dark ? "dark" : "light"}${rest.length ? `; ${rest.join("; ")}` : ""}`,
      [...new Set(faults)],
    );
    await close();
  }
}

/** Whether any text of strangers is read as markup in the console, also in what the mock answers. */
export async function checkHostileConsole(
  browser: Browser,
  { url }: PortalServer,
  count: number,
  says: Says,
): Promise<void> {
  const { page, faults, close } = await watchedPage(browser, url);
  await page.goto(`${url}console.html`);
  await page.locator("#operation form").waitFor();
  let answered = 0;
  for (let at = 0; at < count; at++) {
    const { status } = await callAt(page, at, "all");
    if (status !== "") answered++;
    if (at % 10 === 0) faults.push(...(await strangeElements(page)));
  }
  faults.push(...(await strangeElements(page)));
  // That the mock refuses some is no fault here.
  const own = faults.filter((fault) => !fault.startsWith("console: Failed to load resource"));
  says(`${count} hostile texts stay texts in the console, ${answered} of them in answers too`, [
    ...new Set(own),
  ]);
  await close();
}
