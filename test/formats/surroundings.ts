import type { Problem, Surroundings } from "../../src/formats/problem.js";

/** A working folder of which no file can be read, unless texts are given by path. */
export function surroundings(
  given: Partial<Omit<Surroundings, "sourceOf">> & {
    readonly sources?: Readonly<Record<string, string>>;
  } = {},
): Surroundings {
  const { sources = {}, ...rest } = given;
  return {
    cwd: "/home/me/project",
    root: "/home/me/project",
    subject: "/home/me/project/docs",
    version: "1.2.3",
    columns: 80,
    rows: 40,
    colours: false,
    ...rest,
    sourceOf: (file) => sources[file],
  };
}

export const at = (line: number, file = "docs/a.md", column = 5) => ({ file, line, column });

export function problem(rule: string, given: Partial<Problem> = {}): Problem {
  return { rule, severity: "warning", message: "Odd.", ...given };
}

/** What a page can hold that must not reach a terminal, a runner's log or a viewer as it is. */
export const hostile =
  "a\u001B[31mred\u001B[0m\nerror  forged\r\u0007b\u001B]0;title\u0007c\u009B2Jd\u202Ee\u2028f ##[error]g";
