import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

/** The browser to test in: what $CHROMIUM names, or Debian's; undefined where there is none. */
export const browserPath = [process.env["CHROMIUM"], "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
}

/** What a page did that it must not do. */
export interface Watched {
  readonly page: Page;
  readonly faults: string[];
  close(): Promise<void>;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/**
 * Opens a page that may ask nobody but `origin`, and notes every other request, everything on the console,
 * every violation of its policy, every dialog, and every script that ran where a text should stand.
 */
export async function watchedPage(
  browser: Browser,
  origin: string,
  { width = 1280, height = 900, dark = false }: PageOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
  });
  const page = await context.newPage();
  const faults: string[] = [];
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(origin) || /^(?:data|blob|about):/.test(url)) return route.continue();
    faults.push(`request: ${url.slice(0, 120)}`);
    return route.abort();
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      faults.push(`console: ${message.text().slice(0, 200)}`);
    }
  });
  page.on("pageerror", (error) => faults.push(`error: ${String(error).slice(0, 200)}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await context.exposeBinding("specbackFault", (_, text: string) => void faults.push(text));
  // Functions that are sent into the page were compiled for Node, with a helper that names them.
  await context.addInitScript({ content: "globalThis.__name = (named) => named;" });
  await context.addInitScript(() => {
    const tell = (text: string) =>
      (globalThis as unknown as { specbackFault: (text: string) => void }).specbackFault(text);
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      tell(`policy: ${violatedDirective} ${blockedURI}`),
    );
    for (const name of ["alert", "prompt", "confirm"] as const) {
      globalThis[name] = () => {
        tell(`${name} was called`);
        return null as never;
      };
    }
  });
  return { page, faults, close: () => context.close() };
}
