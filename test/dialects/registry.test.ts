import { describe, expect, test } from "vitest";
import { detectDialect, dialectNamed, dialects } from "../../src/dialects/registry.js";
import { parsePage } from "../../src/pages/parse-page.js";

const page = (source: string) => parsePage("a.md", source);
const fence = (language: string) => page(`\`\`\`${language}\nx\n\`\`\``);
const table = (...cells: string[]) =>
  page(`| Field | Type |\n| - | - |\n${cells.map((cell) => `| a | ${cell} |`).join("\n")}`);

test("dialects are found by name", () => {
  expect(dialectNamed("python")?.name).toBe("python");
  expect(dialectNamed("fortran")).toBeUndefined();
  expect(dialectNamed("constructor")).toBeUndefined();
});

test("no two dialects share a name or a language", () => {
  const names = dialects.map(({ name }) => name);
  const languages = dialects.flatMap((dialect) => dialect.languages);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(languages).size).toBe(languages.length);
});

describe("the dialect of a docs folder", () => {
  test.each(dialects.map(({ name, languages }) => [name, languages[0]!]))(
    "is %s where code blocks say %s",
    (name, language) => {
      expect(detectDialect([fence("json"), fence(language)]).name).toBe(name);
    },
  );

  test("is the one that most code blocks name", () => {
    expect(detectDialect([fence("go"), fence("py"), fence("python")]).name).toBe("python");
    expect(detectDialect([fence("go"), fence("python"), fence("go")]).name).toBe("go");
  });

  test("is the one that reads most Type cells, where code blocks name none", () => {
    expect(detectDialect([fence("bash"), table("*Optional[int]*", "*str*")]).name).toBe("python");
    expect(detectDialect([table("*string*", "[]*string*", "**int64*")]).name).toBe("go");
  });

  test("is the first where nothing tells", () => {
    expect(detectDialect([page("text")])).toBe(dialects[0]);
    expect(detectDialect([])).toBe(dialects[0]);
  });
});
