import { readFile } from "node:fs/promises";
import { glob } from "tinyglobby";
import ts from "typescript";
import { expect, test } from "vitest";
import { aboutRule, rules } from "../../src/diagnostics/rules.js";
import { inferenceRules } from "../../src/model/inference.js";

interface Use {
  readonly rule: string;
  readonly severity: string | undefined;
  readonly place: string;
}

/** The rules of the diagnostics in a source: literals `{ rule: …, severity: … }` and calls of `problem`. */
function rulesIn(file: string, text: string): Use[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const uses: Use[] = [];
  const use = (node: ts.Node, severity?: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    for (const rule of textsIn(node)) uses.push({ rule, severity, place: `${file}:${line + 1}` });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const named = new Map(
        node.properties.map((property) => [property.name?.getText(), property]),
      );
      const valueOf = (name: string) => {
        const property = named.get(name);
        return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
      };
      const [rule, severity] = [valueOf("rule"), valueOf("severity")];
      const isText = severity !== undefined && ts.isStringLiteral(severity);
      if (rule && (named.has("severity") || named.has("message")))
        use(rule, isText ? severity.text : undefined);
    }
    if (ts.isCallExpression(node) && node.expression.getText() === "problem") {
      if (node.arguments[0]) use(node.arguments[0], "error");
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

function textsIn(node: ts.Node): string[] {
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) {
    return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
  }
  if (ts.isTemplateExpression(node)) return [`${node.head.text}…`];
  return [];
}

async function rulesUsed(): Promise<Use[]> {
  const files = await glob("src/**/*.ts", { ignore: "src/diagnostics/rules.ts" });
  const found = await Promise.all(
    files.map(async (file) => rulesIn(file, await readFile(file, "utf8"))),
  );
  return found.flat();
}

test("the search finds a rule in each form", () => {
  const text =
    'report({ rule: "a", severity: "info" }); report({ rule: x ? "b" : "c", severity });' +
    'problem("d", []); report({ rule: `redocly/${id}`, severity }); infer({ rule: "e" });' +
    'failWith({ rule: "f", message });';
  expect(rulesIn("x.ts", text).map(({ rule }) => rule)).toEqual([
    "a",
    "b",
    "c",
    "d",
    "redocly/…",
    "f",
  ]);
});

test("every rule that is used is in the catalogue, with the severity it has there", async () => {
  const strays = (await rulesUsed()).filter(({ rule, severity }) => {
    const about = aboutRule(rule);
    return about === undefined || (severity !== undefined && severity !== about.severity);
  });
  expect(strays).toEqual([]);
});

test("every rule in the catalogue is used", async () => {
  const used = new Set((await rulesUsed()).map(({ rule }) => rule));
  expect(Object.keys(rules).filter((rule) => !used.has(rule))).toEqual([]);
});

test.each(Object.entries(rules))("%s has a name and a meaning that can be shown", (name, about) => {
  expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(about.meaning).toMatch(/^[A-Z].*\.$/);
});

test("no rule has the name of an inference, which would be taken for it", () => {
  expect(Object.keys(inferenceRules).filter((name) => Object.hasOwn(rules, name))).toEqual([]);
});

test.each([
  ["redocly/no-empty-servers", "A rule of Redocly, on the document."],
  ["question/name-by-style", "Something was concluded with less certainty than was asked for."],
  ["constructor", undefined],
  ["", undefined],
])("what is known of %j is %j", (name, meaning) => {
  expect(aboutRule(name)?.meaning).toBe(meaning);
});
