import { expect, test } from "vitest";
import { versionInConfig, withVersion } from "../../src/config/version-in-config.js";

const write = (text: string, file = "specback.config.ts") => withVersion(file, text, "2.0.0");

test.each([
  ['export default { version: "1.0.0" };', 'export default { version: "2.0.0" };'],
  ["export default {version:'1.0.0',docs:'d'}", "export default {version:'2.0.0',docs:'d'}"],
  ["export default { version: `1.0.0` };", "export default { version: `2.0.0` };"],
  [
    '// version: "0"\nexport default defineConfig({\r\n\tdocs: "d", "version" : "1.0.0", // it\r\n});',
    '// version: "0"\nexport default defineConfig({\r\n\tdocs: "d", "version" : "2.0.0", // it\r\n});',
  ],
  [
    'export default { package: { version: "3" }, version: "1.0.0" } satisfies SpecbackConfig;',
    'export default { package: { version: "3" }, version: "2.0.0" } satisfies SpecbackConfig;',
  ],
  [
    'const config = { ...common, version: "1.0.0" } as const;\nexport default defineConfig(config);',
    'const config = { ...common, version: "2.0.0" } as const;\nexport default defineConfig(config);',
  ],
  [
    'export default defineConfig({\n  docs: "d",\n});\n',
    'export default defineConfig({\n  version: "2.0.0",\n  docs: "d",\n});\n',
  ],
  [
    'export default {\r\n    // docs\r\n    docs: "d"\r\n}',
    'export default {\r\n    // docs\r\n    version: "2.0.0",\r\n    docs: "d"\r\n}',
  ],
  ['export default { docs: "d" };', 'export default { version: "2.0.0", docs: "d" };'],
])("%j becomes %j", async (before, after) => {
  expect(await write(before)).toEqual({ text: after });
  expect(await versionInConfig("specback.config.ts", after)).toBe("2.0.0");
});

test.each([
  ['{ "docs": "d", "version": "1.0.0" }\n', '{ "docs": "d", "version": "2.0.0" }\n'],
  ['{\n\t"docs": "d"\n}\n', '{\n\t"version": "2.0.0",\n\t"docs": "d"\n}\n'],
])("JSON: %j becomes %j", async (before, after) => {
  expect(await write(before, "specback.config.json")).toEqual({ text: after });
});

test.each([
  ["export default { version };", "its “version” is no plain text"],
  ["export default { version: `1.${minor}` };", "its “version” is no plain text"],
  ['export default { version: "1", ...common };', "it may say “version” more than once"],
  ['export default { version: "1", version: "2" };', "it may say “version” more than once"],
  ["export default { ...common };", "“version” may come from what it spreads"],
  ["export default {};", "its object is empty"],
  ["export default make();", "it exports no object that is written out"],
  ["export default make({ docs: 'd' });", "it exports no object that is written out"],
  [
    "let config = { docs: 'd' };\nexport default config;",
    "it exports no object that is written out",
  ],
  ["const a = b;\nconst b = a;\nexport default a;", "it exports no object that is written out"],
  ["", "it exports no object that is written out"],
])("%j is left alone", async (text, why) => {
  expect(await write(text)).toEqual({ why });
});
