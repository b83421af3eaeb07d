import { expect, test } from "vitest";
import { breaksToNewlines } from "../../src/pages/cell-prose.js";

test.each([
  ["a<br/>b", "a\nb"],
  ["a<br/>b<BR />c", "a\nb\nc"],
  ["a<br>b", "a<br>b"],
  ["a<br/><br/>b", "a\n\nb"],
  ["no break", "no break"],
  ["1 < 2", "1 < 2"],
  ["`a<br/>b`", "`a<br/>b`"],
  ["`a<br/>b`<br/>c `d`", "`a<br/>b`\nc `d`"],
  ["``a ` <br/>`` <br/>", "``a ` <br/>`` \n"],
  ["an unclosed ` is text<br/>b", "an unclosed ` is text\nb"],
  ["`a` and \\`<br/>\\`", "`a` and \\`\n\\`"],
  ["<b>`x`</b><br/>y", "<b>`x`</b>\ny"],
  ["<br/>`x`<br/>", "\n`x`\n"],
  ["- `x`<br/>- y", "- `x`\n- y"],
])("%j is %j", (cell, expected) => {
  expect(breaksToNewlines(cell)).toBe(expected);
});
