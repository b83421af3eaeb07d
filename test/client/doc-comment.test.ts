import { expect, it } from "vitest";
import { docComment } from "../../src/client/doc-comment.js";

it("writes one line as one, and more with an asterisk each", () => {
  expect(docComment(["Text.", undefined, " "])).toBe("/** Text. */");
  expect(docComment(["One.", "Two\r\nthree.\u2028Four."], { indent: "  ", tags: ["@deprecated"] }))
    .toBe(`  /**
   * One.
   *
   * Two
   * three.
   * Four.
   *
   * @deprecated
   */`);
});

it.each(["*/ code", "**/ code", "a\n*/", "a\n/ b", "*", "**", "*\\/", "a\r*/\u2029*/"])(
  "%j does not end the comment",
  (text) => {
    const comment = docComment([text, text]);
    expect(comment.indexOf("*/")).toBe(comment.length - 2);
  },
);

it("takes no line for a tag but those that are", () => {
  const comment = docComment(["@deprecated no\n  @internal no\n* @x no, me@example.org"]);
  expect(comment).not.toMatch(/^[\s*]*@/m);
  expect(comment).toContain("me@example.org");
});
