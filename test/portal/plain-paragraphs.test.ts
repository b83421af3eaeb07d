import fc from "fast-check";
import { expect, test } from "vitest";
import { parsedHtml } from "../../src/portal/markdown-html.js";
import { plainParagraphs } from "../../src/portal/plain-paragraphs.js";

/** Both escape what they must, each in its own way. */
const decoded = (html: string) =>
  html.replace(/&#(x?)([\dA-F]+);/gi, (_, hex: string, digits: string) =>
    String.fromCodePoint(parseInt(digits, hex ? 16 : 10)),
  );

test.each([
  ["The user's id, such as `user_29w`.", "<p>The user's id, such as <code>user_29w</code>.</p>"],
  ["One:\ntwo - three\n\n \nfour", "<p>One:\ntwo - three</p>\n<p>four</p>"],
  ["a {% b", undefined],
  ["`{% b %}`", undefined],
  ["- one\n- two", undefined],
  ["see www.example.com", undefined],
  ["_so_", undefined],
  ["a  \nb", undefined],
  ["``a``", undefined],
  ["`a``a`", undefined],
  ["`\r`", undefined],
])("%j", (text, expected) => {
  const made = plainParagraphs(text)?.text;
  expect(made && decoded(made)).toBe(expected);
});

const pieces = [
  "a",
  "user_id",
  "1",
  " ",
  "  ",
  "\n",
  "\n\n",
  "`",
  "``",
  "_",
  "-",
  "+ ",
  "# ",
  "=",
  "|",
]
  .concat([
    "1. ",
    "2) ",
    ":",
    "---",
    "'",
    '"',
    "(",
    "!",
    ".",
    "http://x.y",
    "www.x.y",
    "é",
    "\u00a0",
  ])
  .concat([
    "\u2003",
    "\u2022",
    "{",
    "}",
    "*",
    "\\",
    "&amp;",
    "<b>",
    "[x]",
    "~~",
    "@",
    "\t",
    "\r",
    "$",
  ]);

test("what is read without a parser is what the parser reads", () => {
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }),
    fc.array(fc.constantFrom(...pieces.slice(0, 27)), { maxLength: 12 }),
  );
  let read = 0;
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      const made = plainParagraphs(text)?.text;
      if (made === undefined) return;
      read++;
      expect(decoded(made)).toBe(decoded(parsedHtml(text).text));
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(200);
});
