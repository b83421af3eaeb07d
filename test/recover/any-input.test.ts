import fc from "fast-check";
import { expect, test } from "vitest";
import { assembleApi } from "../../src/assembly/assemble.js";
import { isLandmark } from "../../src/assembly/group-page.js";
import { detectDialect, dialects } from "../../src/dialects/registry.js";
import { type Diagnostic, hasErrors } from "../../src/diagnostics/diagnostic.js";
import { buildDocument } from "../../src/document/build-document.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { parsePage } from "../../src/pages/parse-page.js";
import { casesOf, sourcesOf } from "./fixtures.js";

/** The stages of `recover` behind the reading of files. */
function stages(sources: readonly { file: string; text: string }[], openapi: "3.1" | "3.0") {
  const diagnostics: Diagnostic[] = [];
  const report = (one: Diagnostic) => diagnostics.push(one);
  const pages = sources.map(({ file, text }) => parsePage(file, text, isLandmark, report));
  const api = assembleApi(pages, detectDialect(pages), { successStatus: "2XX" }, report);
  const { document } = buildDocument(api, { version: openapi, info: {} });
  return { diagnostics, document, pages };
}

const valid = casesOf("python").map((name) => sourcesOf("python", name));

const scrap = fc.oneof(
  fc.constantFrom(
    "|", "\\", "`", "*", "[", "]", "(", ")", "{", "}", "<br/>", "\n", "\n\n", "```", "<!--", "-->", "# ", "## ", "### ",
    "| - |", "---\n", "~~", "__proto__", "constructor", "\u0000", "\uFFFD", "\u{1F600}", "\"", "null", "1e999", "\\u12",
    "### Parameters\n", "## Fields\n", "## Values\n", "## Supported Types\n", "# A\n\n## Values\n\n```typescript\n\"a\\q\" | 01 | \"\\u12\"\n```\n", 
    "<!-- UsageSnippet operationID=\"a\" method=\"get\" path=\"/{a}/{a}\" -->", "\r\n", "\t", "\u2028",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
); // prettier-ignore

/** Places are shares of the text, so that they reach all of it. */
const edit = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.oneof(fc.constant(0), fc.nat(4), fc.nat(400)),
  fc.oneof(fc.constant(""), scrap),
);

const edited = fc
  .tuple(
    fc.constantFrom(...valid),
    fc.array(fc.tuple(fc.nat(), fc.array(edit, { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 4 }),
  )
  .map(([sources, changes]) => {
    const texts = sources.map(({ text }) => text);
    for (const [page, edits] of changes) {
      const at = page % texts.length;
      for (const [place, cut, put] of edits) {
        const text = texts[at]!;
        const start = Math.floor(place * text.length);
        texts[at] = text.slice(0, start) + put + text.slice(start + cut);
      }
    }
    return sources.map(({ file }, at) => ({ file, text: texts[at]! }));
  }); // prettier-ignore

const arbitrary = fc.array(
  fc.record({
    file: fc.constantFrom("README.md", "a.md", "models/b.mdx", "docs/sdks/c/README.md"),
    text: fc.array(scrap, { maxLength: 20 }).map((pieces) => pieces.join("")),
  }),
  { minLength: 1, maxLength: 4 },
);

test("whatever the pages say, recovery ends in a document and in problems with a place", () => {
  fc.assert(
    fc.property(
      fc.oneof({ weight: 4, arbitrary: edited }, arbitrary),
      fc.constantFrom("3.1" as const, "3.0" as const),
      (sources, openapi) => {
        const { document, diagnostics, pages } = stages(sources, openapi);
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
        expect(hasErrors(diagnostics)).toBe(false);
        for (const { message, mend, origin } of diagnostics) {
          expect(message).not.toBe("");
          expect(mend).toBeTruthy();
          const lines = pages.filter(({ file }) => file === origin!.file).map((page) => page.lines);
          const line = lines.find((one) => one.length >= origin!.line)?.[origin!.line - 1];
          expect(line).toBeDefined();
          expect(origin!.column).toBeGreaterThanOrEqual(1);
        }
        expectRefsToResolve(document);
      },
    ),
    { numRuns: Number(process.env["FUZZ"]) || 400 },
  );
}, 120_000);

/** Every dialect meets pages of every kind, as it would if detection went wrong. */
test.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
  "%s reads the pages of another language without throwing",
  (_, dialect) => {
    for (const sources of valid) {
      const pages = sources.map(({ file, text }) => parsePage(file, text, isLandmark));
      const api = assembleApi(pages, dialect, { successStatus: "2XX" }, () => {});
      expectRefsToResolve(buildDocument(api, { version: "3.1", info: {} }).document);
    }
  },
);

function expectRefsToResolve(document: OpenApiDocument): void {
  const refs = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g);
  const schemas = document.components?.schemas ?? {};
  for (const [, name] of refs) expect(Object.hasOwn(schemas, name!), name).toBe(true);
}
