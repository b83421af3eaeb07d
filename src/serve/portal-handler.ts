import { sha256 } from "../output/hash.js";
import { liveHeaders } from "../portal/headers.js";
import { isAllowedHost } from "./allowed-host.js";
import { contentType } from "./content-type.js";
import { listeners } from "./events.js";
import { liveFolder, livePages } from "./live-pages.js";
import { plainPage } from "./plain-page.js";
import { askMock, mockPath } from "./served-mock.js";
import type { ServedPortal } from "./served-portal.js";

/** A problem as open pages show it. */
export interface ShownProblem {
  readonly severity: string;
  readonly message: string;
  /** Such as `docs/models/user.md:12`. */
  readonly place: string;
}

export interface PortalHandler {
  /** Answers a request; never rejects. */
  fetch(request: Request): Promise<Response>;
  /** Puts a portal in the place of the last one; where it differs, open pages are loaded again. */
  show(portal: ServedPortal): { readonly differs: boolean };
  /** Has open pages show what is wrong, until a portal is shown. */
  tell(problems: readonly ShownProblem[]): void;
  /** Ends the connections that pages listen by. */
  end(): void;
}

/**
 * Serves a portal as a function, without a socket: its files with the headers that hosts are told of, the
 * mock below `/mock`, and below `/specback` what the console and open pages ask for.
 *
 * `assets` are the files of served pages alone, and `host` is the address that is served.
 */
export function portalHandler({
  host,
  assets,
}: {
  readonly host: string;
  readonly assets: ReadonlyMap<string, string>;
}): PortalHandler {
  const pages = listeners();
  let shown: ServedPortal | undefined;
  let state: { readonly build: string; readonly problems: readonly ShownProblem[] } = {
    build: "",
    problems: [],
  };
  const change = (some: Partial<typeof state>) => pages.tell((state = { ...state, ...some }));
  change({});

  const respond = async (request: Request): Promise<Response> => {
    if (!isAllowedHost(request.headers.get("host"), host)) return misdirected();
    const { pathname } = new URL(request.url);
    if (pathname === mockPath || pathname.startsWith(`${mockPath}/`)) {
      return shown ? askMock(shown.mock, request) : page(request, "waiting");
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      return new Response("Only GET and HEAD.\n", { status: 405, headers: { allow: "GET, HEAD" } });
    }
    const path = decodedPath(pathname);
    if (path === undefined) return page(request, "missing");
    if (path === `${liveFolder}/events`) return pages.listen();
    const text = textOf(path);
    if (text !== undefined) return fileResponse(request, path, text);
    if (shown?.files.has(`${path}/index.html`)) {
      return new Response(null, { status: 308, headers: { location: `${pathname}/` } });
    }
    return page(request, shown ? "missing" : "waiting");
  };

  function textOf(path: string): string | undefined {
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    if (!file.startsWith(`${liveFolder}/`)) return shown?.files.get(file);
    const name = file.slice(liveFolder.length + 1);
    if (name === "console.json") return json(shown?.console.index);
    const at = /^operations\/(\d{1,6})\.json$/.exec(name)?.[1];
    return at === undefined ? assets.get(name) : json(shown?.console.operation(Number(at)));
  }

  function page(request: Request, why: keyof typeof words): Response {
    const { title, status, text } = words[why];
    const css = [...(shown?.files.keys() ?? [])].find((path) =>
      /^assets\/portal\..*css$/.test(path),
    );
    const body = plainPage(title, text, { css, script: livePages.script });
    const headers = liveHeaders("/");
    headers.set("content-type", contentType("404.html"));
    headers.set("cache-control", "no-store");
    return new Response(request.method === "HEAD" ? null : body, { status, headers });
  }

  return {
    fetch: (request) =>
      respond(request).catch((error: unknown) => {
        return new Response(`specback failed: ${String(error)}\n`, { status: 500 });
      }),
    show(portal) {
      shown = portal;
      const texts = [...portal.files].sort().flat().map(sha256);
      const build = sha256(texts.join());
      const differs = build !== state.build;
      change({ build, problems: [] });
      return { differs };
    },
    tell: (problems) => change({ problems }),
    end: pages.end,
  };
}

const words = {
  missing: {
    ...{ title: "There is no such page", status: 404 },
    text: "The portal has no file of this name. It may belong to a version that has gone.",
  },
  waiting: {
    ...{ title: "There is no portal yet", status: 503 },
    text: "It shows here once it is built. Until then, this page says what is wrong with the docs.",
  },
} as const;

/** The path without its first slash; undefined where it is malformed. */
function decodedPath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname).slice(1);
  } catch {
    return undefined;
  }
}

const json = (value: unknown) => JSON.stringify(value) as string | undefined;

/** A file, or that it is as it was (RFC 9110 section 13.1.2). */
function fileResponse(request: Request, path: string, text: string): Response {
  const headers = liveHeaders(`/${path}`);
  const etag = `"${sha256(text).slice(0, 20)}"`;
  headers.set("etag", etag);
  if (!headers.has("content-type")) headers.set("content-type", contentType(path));
  if (!headers.has("cache-control")) headers.set("cache-control", "no-cache");
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one === "*" || one.replace(/^W\//, "") === etag)) {
    return new Response(null, { status: 304, headers });
  }
  const bytes = new TextEncoder().encode(text);
  headers.set("content-length", String(bytes.length));
  return new Response(request.method === "HEAD" ? null : bytes, { headers });
}

/** RFC 9110 section 15.5.20. */
const misdirected = () =>
  new Response("This address is not the one that specback serves.\n", { status: 421 });
