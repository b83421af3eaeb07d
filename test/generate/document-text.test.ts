import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { documentText } from "../../src/generate/document-text.js";

const awkward = fc.constantFrom(
  "on", "No", "~", "null", "1e3", "0x1F", "0o17", "017", "12:30:45", "2024-01-01", "1_000", "=", "<<",
  "- a", "a: b", "# c", "a #b", " lead", "trail ", "\ttab", "line\n", "\nline", "a\n\n\nb\n", "a\n  b\n c",
  " \n a", "a \nb", "a\r\nb", "\u2028", "\u0085", "\uFEFFa", "\u0000", "---", "...", "--- a", "%TAG", "@a", "`",
  "__proto__", "constructor", "", "|", ">", "? a", "!tag", "&a", "*a", "a\n---\nb", "\u{1F600}",
); // prettier-ignore

const text = fc.oneof(
  awkward,
  fc.string({ unit: "binary" }),
  fc.array(awkward).map((all) => all.join("\n")),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((number) => (number === 0 ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(text, tie("tree"), { maxKeys: 3 }),
  ),
}));
// A document begins with its version, so that nothing in it stands first in the file.
const documents = fc
  .dictionary(text, tree, { maxKeys: 4, noNullPrototype: true })
  .map((rest) => ({ openapi: "3.1.1", ...rest }));

test("YAML and JSON parse back to the document", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const plain = JSON.stringify(document);
      expect(JSON.stringify(JSON.parse(documentText(document, "json")))).toBe(plain);
      expect(JSON.stringify(parse(documentText(document, "yaml")))).toBe(plain);
    }),
    { numRuns: 2000 },
  );
});

test("YAML reads as people write it", () => {
  const description = `The first line, which is long enough to be folded by a writer that breaks lines at eighty.\n\nThe second.`;
  const shared = { type: "string" };
  const document = {
    openapi: "3.1.1",
    info: { title: "Actors", version: "2024-01-01", description },
    components: { schemas: { A: shared, B: shared } },
    paths: { "/a": { get: { responses: { "200": { description: "no" } } } } },
  };
  expect(documentText(document, "yaml")).toBe(`openapi: 3.1.1
info:
  title: Actors
  version: "2024-01-01"
  description: |-
    The first line, which is long enough to be folded by a writer that breaks lines at eighty.

    The second.
components:
  schemas:
    A:
      type: string
    B:
      type: string
paths:
  /a:
    get:
      responses:
        "200":
          description: "no"
`);
});
