import { expect, test } from "vitest";
import { json } from "../../src/formats/json.js";
import { at, hostile, problem, surroundings } from "./surroundings.js";

test("every problem is there as data, errors first", () => {
  const problems = [
    problem("a", { mend: "Even it.", origin: at(3) }),
    problem("c", { severity: "info", origin: at(1, "/elsewhere/c.md") }),
    problem("redocly/b", { severity: "error", pointer: "#/paths" }),
  ];
  expect(JSON.parse(json(problems, surroundings()))).toEqual({
    version: 1,
    counts: { error: 1, warning: 1, info: 1 },
    problems: [
      { rule: "redocly/b", severity: "error", message: "Odd.", pointer: "#/paths" },
      {
        rule: "a",
        severity: "warning",
        message: "Odd.",
        mend: "Even it.",
        file: "docs/a.md",
        line: 3,
        column: 5,
      },
      {
        rule: "c",
        severity: "info",
        message: "Odd.",
        file: "/elsewhere/c.md",
        line: 1,
        column: 5,
      },
    ],
  });
});

test("texts come back as they were, and cannot drive a terminal on the way", () => {
  const message = `${hostile} \u{E0001} "\\ ö`;
  const text = json([problem("a", { message })], surroundings());
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  expect(JSON.parse(text)).toMatchObject({ problems: [{ message }] });
});

test("no problems are told as well", () => {
  expect(JSON.parse(json([], surroundings()))).toEqual({
    version: 1,
    counts: { error: 0, warning: 0, info: 0 },
    problems: [],
  });
});
