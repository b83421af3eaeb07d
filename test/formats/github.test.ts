import { expect, test } from "vitest";
import { github } from "../../src/formats/github.js";
import { at, hostile, problem, surroundings } from "./surroundings.js";

/** Reads a line as the runner does: what is no command is undefined. */
function command(line: string) {
  const found = /^\s*::(\w+) ?(.*?)::(.*)$/.exec(line);
  if (found === null) return undefined;
  const [, level, properties = "", message = ""] = found;
  const plain = (text: string) =>
    text
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%25", "%");
  return {
    level,
    message: plain(message),
    ...Object.fromEntries(
      properties.split(",").map((property) => {
        const [, name = "", value = ""] = /^(\w+)=(.*)$/.exec(property) ?? [];
        return [name, plain(value)];
      }),
    ),
  };
}

test("each problem is an annotation at its place", () => {
  const problems = [
    problem("a", { severity: "info", origin: at(3) }),
    problem("b", { mend: "Even it.", origin: at(9, "/home/me/project/docs/b.md") }),
    problem("redocly/c", { severity: "error", pointer: "#/paths" }),
  ];
  expect(github(problems, surroundings())).toBe(
    "::error title=redocly/c::#/paths: Odd.\n" +
      "::warning file=docs/b.md,line=9,col=5,title=b::Odd.%0AEven it.\n" +
      "::notice file=docs/a.md,line=3,col=5,title=a::Odd.\n",
  );
});

test("paths count from the repository's root, wherever the run is", () => {
  const found = [problem("a", { origin: at(1, "docs/a.md") })];
  const nested = surroundings({ cwd: "/home/me/project/packages/api" });
  expect(github(found, nested)).toContain("file=packages/api/docs/a.md,");
  const elsewhere = surroundings({ cwd: "/elsewhere" });
  expect(github(found, elsewhere)).toContain("file=/elsewhere/docs/a.md,");
});

test("signs that end a message or a property come back as they were", () => {
  const message = "100%, 50%25: a::b,c";
  const file = "docs/a,b:c%d\n::error::e.md";
  const text = github([problem("r,=:", { message, origin: at(1, file) })], surroundings());
  expect(text.trimEnd().split("\n")).toHaveLength(1);
  expect(command(text.trimEnd())).toEqual({
    level: "warning",
    file,
    line: "1",
    col: "5",
    title: "r,=:",
    message,
  });
});

test("what a page says commands neither the runner nor the terminal", () => {
  const found = problem("r", { message: hostile, mend: `::error::${hostile}`, origin: at(1) });
  const text = github([found], surroundings());
  expect(text).toBe(
    "::warning file=docs/a.md,line=1,col=5,title=r::" +
      "ared error  forged bcd e f ## [error]g%0A: :error::ared error  forged bcd e f ## [error]g\n",
  );
});

test("what GitHub would drop is printed as plain lines, and each rule keeps an annotation", () => {
  const many = Array.from({ length: 30 }, (_, line) =>
    problem("cell", { message: "::error::x\n::error::y", origin: at(line + 1, "::a.md") }),
  );
  const problems = [
    ...many,
    problem("rare", { origin: at(99, "docs/z.md") }),
    problem("broken", { severity: "error" }),
  ];
  const lines = github(problems, surroundings()).trimEnd().split("\n");
  expect(lines).toHaveLength(32);
  const commands = lines.map(command);
  expect(commands.map((one) => one?.level)).toEqual([
    "error",
    ...Array<string>(10).fill("warning"),
    ...Array<undefined>(21).fill(undefined),
  ]);
  expect(commands).toContainEqual(expect.objectContaining({ title: "rare" }));
  expect(lines[20]).toBe(": :a.md:19:5  warning  : :error::x ::error::y  cell");
});

test("no problems give no text", () => {
  expect(github([], surroundings())).toBe("");
});
