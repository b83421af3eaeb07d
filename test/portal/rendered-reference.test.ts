import { Script } from "node:vm";
import { expect, test } from "vitest";
import { contentSecurityPolicy } from "../../src/portal/headers.js";
import { renderReference } from "../../src/portal/render-reference.js";
import { cutReference } from "../../src/portal/rendered-reference.js";
import { smallDocument } from "./portals.js";

test("the renderer's page comes in parts without a script in them", async () => {
  const { styles, markup, script } = await renderReference(smallDocument(), process.env);
  expect(styles + markup).not.toMatch(/<script|cdn\.|href="\/[^/]/);
  expect(markup).toContain('<div id="redoc">');
  expect(markup).toContain(smallDocument().info.title);
  // A plain script, since files from a disk are no modules; its makers' licence stays in it.
  expect(() => new Script(script)).not.toThrow();
  expect(script).toContain("@license");
  expect(script).not.toMatch(/logo-mini|import\.meta/);
  expect(contentSecurityPolicy).not.toContain("unsafe-eval");
});

test("a page of another form is refused, and not shown half", () => {
  expect(() => cutReference("<html></html>")).toThrow("another form than is known");
});
