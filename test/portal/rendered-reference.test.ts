import { Script } from "node:vm";
import { expect, test } from "vitest";
import { contentSecurityPolicy } from "../../src/portal/headers.js";
import { asPlainScript, readRedoc } from "../../src/portal/redoc-script.js";
import { renderReference } from "../../src/portal/render-reference.js";
import { cutReference } from "../../src/portal/rendered-reference.js";
import { smallDocument } from "./portals.js";

test("the renderer's page comes in parts without a script in them", async () => {
  const { styles, markup } = await renderReference(smallDocument(), process.env);
  expect(styles + markup).not.toMatch(/<script|<link|cdn\.|href="\/[^/]/);
  expect(styles).toContain("{");
  expect(markup).toContain('<div id="redoc">');
  expect(markup).toContain(smallDocument().info.title);
});

test("the renderer is a plain script, since files from a disk are no modules, with its licence", async () => {
  const script = await readRedoc();
  expect(() => new Script(script)).not.toThrow();
  expect(script).toContain("@license");
  expect(script).not.toMatch(/logo-mini|import\.meta/);
  expect(contentSecurityPolicy).not.toContain("unsafe-eval");
});

test("a page of another form is refused, and not shown half", () => {
  for (const page of [
    "<html></html>",
    '<!--specback-cut--><script type="module">const __redoc_definition',
  ])
    expect(() => cutReference(page)).toThrow("another form than is known");
  expect(() => asPlainScript("export {};")).toThrow("another form than is known");
});
