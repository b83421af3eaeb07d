import { posix } from "node:path";
import { expect, test } from "vitest";
import { hostileChanges, hostileDocument } from "../../scripts/portal/hostile-document.js";
import { vectors } from "../../scripts/portal/xss-vectors.js";
import { compareDocuments } from "../../src/diff/compare-documents.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import type { Origin } from "../../src/diagnostics/diagnostic.js";
import { parseVersions } from "../../src/portal/versions.js";
import { strangeMarkup } from "./markup.js";
import { portalOf, smallDocument } from "./portals.js";

const pagesOf = (files: ReadonlyMap<string, string>) =>
  [...files].filter(([path]) => path.endsWith(".html"));

test("the same input gives the same bytes", async () => {
  expect(await portalOf(smallDocument())).toEqual(await portalOf(smallDocument()));
});

test("every address in a page is relative, and leads to a file and a place in it that are there", async () => {
  const files = await portalOf(smallDocument());
  for (const [path, page] of pagesOf(files)) {
    for (const [, address = ""] of page.matchAll(
      / (?:href|src|data-library|data-entries)="([^"]*)"/g,
    )) {
      if (/^(https?:|data:,)/.test(address)) continue;
      const [file = "", fragment] = address.split("#");
      const target = file === "" ? path : posix.join(posix.dirname(path), file);
      expect([...files.keys(), ".well-known/api-catalog"]).toContain(target);
      if (fragment) expect(files.get(target)).toContain(`id="${fragment}"`);
    }
  }
});

test("each page forbids scripts within it and any other origin, and has none", async () => {
  for (const [, page] of pagesOf(await portalOf(smallDocument()))) {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    expect(policy).toContain("default-src &#39;none&#39;; script-src &#39;self&#39;;");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    expect(strangeMarkup(page)).toEqual([]);
  }
});

test("every entry of the search leads to a page, and fields to their place", async () => {
  const files = await portalOf(smallDocument());
  const [, text = ""] = [...files].find(([path]) => path.includes("/search."))!;
  const entries = JSON.parse(JSON.parse(/JSON\.parse\((.*)\);/.exec(text)![1]!)) as string[][];
  const kinds = new Set(entries.map(([kind]) => kind));
  expect([...kinds].sort()).toEqual(["field", "operation", "schema"]);
  for (const [, , , , address = ""] of entries) {
    const [page, fragment = ""] = address.split("#");
    const target = files.get(`v/1.0.0/${page}`);
    if (page === "schemas.html") expect(target).toContain(`id="${fragment}"`);
    else expect(fragment).toMatch(/^operation\/\w+/);
  }
});

test("hostile texts in every kind of member stay texts on our pages", async () => {
  // All of them, in a browser, is what check:portal is for.
  const some = vectors.filter((_, at) => at % 5 === 0);
  const document = hostileDocument(some);
  const changes = hostileChanges(some);
  expect(changes.length).toBeGreaterThan(some.length);
  const given: OpenApiDocument[] = [];
  const files = await portalOf(document, {
    since: { version: some[0]!, changes },
    render: async (shown) => {
      given.push(shown);
      return { styles: "", markup: "" };
    },
  });
  expect(pagesOf(files)).toHaveLength(4);
  for (const [path, page] of pagesOf(files)) {
    expect(strangeMarkup(page.replaceAll("https://a.example/", "")), path).toEqual([]);
  }
  const shown = JSON.stringify(given);
  expect(shown).not.toContain("x-logo");
  expect(shown).not.toMatch(/"url":"javascript:|"\$ref":"https|"authorizationUrl":"javascript:/);
});

test("the changes of a version stand on a page, what breaks first", async () => {
  const document = smallDocument();
  const base = structuredClone(document);
  base.info.title = "Before";
  const schema = document.components!.schemas!["CreateActorTokenRequestBody"]!;
  schema.required = [...(schema.required ?? []), "expires_in_seconds"];
  const changes = compareDocuments(base, document);
  const files = await portalOf(document, { since: { version: "0.9.0", changes } });
  const page = files.get("v/1.0.0/changelog.html")!;
  expect(page.indexOf("Breaking")).toBeGreaterThan(0);
  expect(page.indexOf("Breaking")).toBeLessThan(page.indexOf("Words only"));
  const [version] = parseVersions(files.get("versions.json"));
  expect(version?.changes).toEqual({ all: 2, breaking: 1 });
  expect(files.get("index.html")).toContain("2 changes, 1 breaking");
});

test("operations, schemas and fields link to their lines of the docs", async () => {
  const originOf = (pointer: string): Origin | undefined =>
    pointer.includes("properties")
      ? { file: "docs/a b.md", line: 7, column: 1 }
      : { file: "docs/x.md", line: 3, column: 1 };
  const given: OpenApiDocument[] = [];
  const files = await portalOf(smallDocument(), {
    site: {
      sourceUrl: "https://git.example/{file}#L{line}",
      origins: { originOf, entries: () => [] },
    },
    render: async (shown) => {
      given.push(shown);
      return { styles: "", markup: "" };
    },
  });
  const page = files.get("v/1.0.0/schemas.html");
  expect(page).toContain('href="https://git.example/docs/a%20b.md#L7"');
  expect(page).toContain('href="https://git.example/docs/x.md#L3"');
  expect(given[0]!.paths!["/actor_tokens"]!["post"]!.description).toContain(
    "Documented in [docs/x.md, line 3](https://git.example/docs/x.md#L3)",
  );
});

test("earlier versions are listed with this one, the newest first, and their pages in the sitemap", async () => {
  const earlier = [
    { version: "0.2.0", folder: "v/0.2.0", files: ["v/0.2.0/index.html"] },
    { version: "1.10.0", folder: "v/1.10.0", files: ["v/1.10.0/index.html"] },
  ];
  const site = {
    origins: { originOf: () => undefined, entries: () => [] },
    baseUrl: "https://a.example/b",
  };
  const files = await portalOf(smallDocument(), { earlier, site });
  const versions = parseVersions(files.get("versions.json")).map(({ version }) => version);
  expect(versions).toEqual(["1.10.0", "1.0.0", "0.2.0"]);
  expect(files.get("sitemap.xml")).toContain("<loc>https://a.example/b/v/0.2.0/</loc>");
  expect(files.get("catalog-info.yaml")).toContain("./v/1.10.0/openapi.yaml");
  expect((await portalOf(smallDocument())).has("sitemap.xml")).toBe(false);
});
