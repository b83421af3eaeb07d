/** Bytes of a page, made worse. Takes its decisions from `random` alone. */
export type Mutation = (text: string, random: () => number) => string | Buffer;

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)]!;
const somewhere = (text: string, random: () => number) => Math.floor(random() * (text.length + 1));

function insert(text: string, piece: string, random: () => number): string {
  const at = somewhere(text, random);
  return text.slice(0, at) + piece + text.slice(at);
}

/** Changes one line that is a table's row, or any line where there is none. */
function inRow(change: (row: string, random: () => number) => string): Mutation {
  return (text, random) => {
    const lines = text.split("\n");
    const rows = [...lines.keys()].filter((at) => lines[at]!.startsWith("|"));
    const at = rows.length > 0 ? pick(rows, random) : Math.floor(random() * lines.length);
    lines[at] = change(lines[at]!, random);
    return lines.join("\n");
  };
}

/** Puts something in place of one cell of a row. */
const inCell = (make: (cell: string, random: () => number) => string) =>
  inRow((row, random) => {
    const cells = row.split("|");
    const at = Math.floor(random() * cells.length);
    cells[at] = make(cells[at]!, random);
    return cells.join("|");
  });

/** What takes parsers, regular expressions and recursion to their limits when there is much of it. */
const units = [
  "*a **b ", "[", "![", "](", "`", "``` ", "<", "<!-- ", "<a ", "<br/>", "{", "(", "\\", "&#", "_", "~~", "|", "- ", "> ", "1. ",
  "# ", "A", "a_", "aA", "é", " ", "\t", "\n", "\n\n", "\n- a", "\n> a", "\n## a\n", "\n| a | b |\n|--|--|\n", "\n```\n", "\n<!-- ", "\n<div>\n",
  "[]", "?", "[][]", "map[string]", "List[", "Array<", "[a](b)", "\n### Example Usage\n", "\n<!-- UsageSnippet ", "\n### Parameters\n", "\n> :warning: a",
  "\n* [a](#a) - b", "$a[", "\"\\\"", "server_url ", "{a}", "const a: ", "Example 1:** ",
]; // prettier-ignore

const hugeCell = inCell(() => "x".repeat(20_000_000));
const repeated: Mutation = (text, random) =>
  insert(text, pick(units, random).repeat(10 ** (1 + Math.floor(random() * 4.7))), random);

export const mutations: Readonly<Record<string, Mutation>> = {
  "bytes flipped": (text, random) => {
    const bytes = Buffer.from(text);
    for (let count = 1 + random() * 40; count > 0 && bytes.length > 0; count--)
      bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
    return bytes;
  },
  "row cut": inRow((row, random) => row.slice(0, somewhere(row, random))),
  "page cut": (text, random) => text.slice(0, somewhere(text, random)),
  "cells swapped": inRow((row) => row.split("|").reverse().join("|")),
  "link broken": (text, random) => text.replaceAll("](", () => (random() < 0.5 ? "]((" : "] (")),
  "link leaves": (text) => text.replace(/\]\([^)]*\)/g, "](../../../../../../../../etc/passwd)"),
  "name of a prototype": (text, random) =>
    inCell(() => pick([" `__proto__` ", " `constructor` ", " __proto__ ", " `toString` "], random))(
      text.replace(/^# .*/, (title) => (random() < 0.5 ? "# __proto__" : title)),
      random,
    ),
  "prototypes everywhere": (text) => text.replace(/\b[A-Z]\w{6,}\b/g, "constructor"),
  repeated,
  "cell repeated": inCell((_, random) => pick(units, random).repeat(10 ** (random() * 4.9))),
  "lists nested": (text, random) =>
    insert(text, `\n${Array.from({ length: 10_000 }, (_, at) => `${" ".repeat(at % 200)}- a`).join("\n")}\n`, random),
  "lists nested in a line": (text, random) => insert(text, `\n${"- ".repeat(10_000)}a\n`, random),
  "emphasis nested": (text, random) => insert(text, "*a **b ".repeat(10_000), random),
  "JSX": (text, random) =>
    insert(text, `\nimport { A } from "./a";\n\n<A b={{ c: "\`" }}>\n{/* d */}\n  {e.map((f) => <G {...f} />)}\n</A>\n`, random),
  "no UTF-8": (text) => Buffer.concat([Buffer.from(text.slice(0, 200)), Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80]), Buffer.from(text)]),
  "UTF-16": (text) => Buffer.from(text, "utf16le"),
  "odd characters": (text, random) =>
    insert(insert(text, pick(["\0", "\u2028", "\uFEFF", "\u202E", "\uFFFE"], random), random), "\r", random),
  "line ends mixed": (text, random) => text.replaceAll("\n", () => pick(["\n", "\r\n", "\r"], random)),
  "fence unbalanced": (text, random) => insert(text, pick(["\n```\n", "\n~~~~\n", "\n<!--\n", "\n<pre>\n"], random), random),
  "table enlarged": (text) => text.replace(/^(\|.*\n)(\|[ :|-]+\n)(\|.*)/m, (_, head: string, rule: string, row: string) => head + rule + `${row}\n`.repeat(3000)),
}; // prettier-ignore

/** One page in some hundred gets a cell so large that writing it takes longest of all. */
export function mutate(
  text: string,
  random: () => number,
): { names: string[]; page: string | Buffer } {
  if (random() < 0.003) return { names: ["20 MB cell"], page: hugeCell(text, random) };
  const names: string[] = [];
  let page: string | Buffer = text;
  do {
    const name = pick(Object.keys(mutations), random);
    names.push(name);
    page = mutations[name]!(page.toString(), random);
  } while (random() < 0.35);
  return { names, page };
}
