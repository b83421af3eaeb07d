import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { checkConfig } from "../../src/config/check-config.js";
import { configOptions } from "../../src/config/options.js";
import { nearest } from "../../src/config/nearest.js";

function check(value: unknown, text = "") {
  const diagnostics: Diagnostic[] = [];
  const config = checkConfig(value, { file: "specback.config.ts", text }, (d) =>
    diagnostics.push(d),
  );
  return { config, diagnostics };
}

test("an unknown option is an error at its key, with the nearest right one", () => {
  const text = `export default {\n  docs: "docs",\n  ouput: "generated",\n};\n`;
  expect(check({ docs: "docs", ouput: "generated" }, text)).toEqual({
    config: { docs: "docs" },
    diagnostics: [
      {
        rule: "config-unknown-option",
        severity: "error",
        message: "There is no option ouput.",
        mend: "Did you mean output?",
        origin: { file: "specback.config.ts", line: 3, column: 3 },
      },
    ],
  });
});

test("an option like no other is answered with all there are", () => {
  const { diagnostics } = check({ zzz: 1 });
  expect(diagnostics[0]?.mend).toBe(`The options are ${Object.keys(configOptions).join(", ")}.`);
});

test("a key that objects inherit is not taken for an option", () => {
  expect(check({ constructor: "x" }).diagnostics[0]?.rule).toBe("config-unknown-option");
});

test("a key inside a section is named and placed with its section", () => {
  const text = `export default {\n  title: "name: x",\n  package: {\n    nme: "x",\n  },\n};\n`;
  expect(check({ title: "name: x", package: { nme: "x" } }, text)).toMatchObject({
    config: { title: "name: x", package: {} },
    diagnostics: [
      {
        message: "There is no option package.nme.",
        mend: "Did you mean package.name?",
        origin: { line: 4, column: 5 },
      },
    ],
  });
});

test.each([
  [{ docs: 1 }, `docs must be the path of a file or folder, and is 1.`, undefined],
  [{ docs: "" }, `docs must be the path of a file or folder, and is empty.`, undefined],
  [{ version: 1.5 }, `version must be a text, and is 1.5.`, `Put it in quotes: "1.5".`],
  [{ openapi: 3.1 }, `openapi must be "3.1" or "3.0", and is 3.1.`, `Put it in quotes: "3.1".`],
  [{ openapi: "2.0" }, `openapi must be "3.1" or "3.0", and is "2.0".`, undefined],
  [
    { servers: "https://a" },
    `servers must be a list of texts, and is "https://a".`,
    `Write ["https://a"].`,
  ],
  [{ servers: [1] }, `servers must be a list of texts, and is a list.`, undefined],
  [{ title: null }, `title must be a text, and is null.`, undefined],
  [
    { package: true },
    `package must be an object with name and version, and is a boolean.`,
    undefined,
  ],
])("%j is refused, saying what is wanted", (value, message, mend) => {
  const { config, diagnostics } = check(value);
  expect(config).toEqual({});
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ rule: "config-wrong-type", severity: "error", message });
  expect(diagnostics[0]?.mend).toBe(mend);
});

test.each(["off", "info", "warning", "error"])("a rule can be set to %s", (setting) => {
  const rules = {
    "broken-reference": setting,
    "redocly/my-plugin/my-rule": setting,
    "question/name-by-style": setting,
  };
  expect(check({ rules })).toEqual({ config: { rules }, diagnostics: [] });
});

test.each([
  ["broken-refrence", "off", "There is no rule broken-refrence.", "Did you mean broken-reference?"],
  ["question/name-by-stile", "off", "There is no rule", "Did you mean question/name-by-style?"],
  ["redocly/", "off", "There is no rule redocly/.", undefined],
  ["name-by-style", "off", "There is no rule", "Did you mean question/name-by-style?"],
  ["constructor", "off", "There is no rule constructor.", undefined],
  ["nothing-documented", "off", "is always an error", "Leave it out."],
  [
    "blank-page",
    "warn",
    'rules.blank-page must be "off" or "info" or "warning" or "error", and is "warn".',
    'Did you mean "warning"?',
  ],
  ["blank-page", 2, "and is 2.", undefined],
])("the rule %s: %j is refused at its key", (rule, setting, message, mend) => {
  const text = `export default {\n  rules: {\n    ${JSON.stringify(rule)}: 0,\n  },\n};\n`;
  const { config, diagnostics } = check({ rules: { [rule]: setting } }, text);
  expect(config).toEqual({ rules: {} });
  expect(diagnostics).toMatchObject([{ severity: "error", origin: { line: 3, column: 5 } }]);
  expect(diagnostics[0]?.message).toContain(message);
  if (rule !== "redocly/") expect(diagnostics[0]?.mend).toBe(mend);
});

test("rules that are no object are refused", () => {
  expect(check({ rules: ["off"] }).diagnostics[0]?.message).toBe(
    "rules must be an object of severities by rule, and is a list.",
  );
});

test("undefined says nothing", () => {
  expect(check({ title: undefined })).toEqual({ config: {}, diagnostics: [] });
});

test.each([[[]], ["docs"], [undefined]])("%j is not a config", (value) => {
  expect(check(value).diagnostics).toMatchObject([{ rule: "config-not-an-object" }]);
});

test.each([
  ["ouput", "output"],
  ["out", "output"],
  ["Docs", "docs"],
  ["tilte", "title"],
  ["doc", "docs"],
  ["server", "servers"],
  ["generate", undefined],
])("what is nearest to %s is %s", (word, expected) => {
  expect(nearest(word, Object.keys(configOptions))).toBe(expected);
});
