import { addName, type Renaming, type Vocabulary } from "./words.js";

/** What a line of a reference page is, so far as its names depend on it. */
type Section = "text" | "values" | "types" | "usage" | "response";

const sections: ReadonlyMap<string, Section> = new Map([
  ["Fields", "text"],
  ["Values", "values"],
  ["Supported Types", "types"],
  ["Overview", "text"],
  ["Available Operations", "text"],
  ["Example Usage", "usage"],
  ["Standalone function", "usage"],
  ["Parameters", "text"],
  ["Response", "response"],
  ["Errors", "text"],
]);

const heading = /^(#{1,6})( +)(.*?)(\s*)$/;
const usageComment = /^(?:<!--|\{\/\*) UsageSnippet /;
const sectionComment = /^<!-- (?:Start|End|No) /;

/** One page with every name in it renamed. Knows the pages' layout and no API. */
export function renamePage(source: string, renaming: Renaming): string {
  const renamer = new PageRenamer(source, renaming);
  return source
    .split("\n")
    .map((line) => renamer.rename(line))
    .join("\n");
}

/** Goes through a page from top to bottom. */
class PageRenamer {
  readonly #renaming: Renaming;
  readonly #isGroup: boolean;
  readonly #hasFrontMatter: boolean;
  readonly #methods: ReadonlySet<string>;
  #section: Section = "text";
  #titled = false;
  /** The mark that opened the code block that a line stands in. */
  #fence: string | undefined;
  /** The columns of the table that a line stands in. */
  #header: readonly string[] | undefined;

  constructor(source: string, renaming: Renaming) {
    this.#renaming = renaming;
    this.#isGroup = isGroupPage(source);
    this.#hasFrontMatter = source.startsWith("---\n");
    this.#methods = listedMethods(source);
  }

  rename(line: string): string {
    const renaming = this.#renaming;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const isLandmark = line.startsWith("### Example Usage") || usageComment.test(line);
    if (this.#fence !== undefined && !isLandmark) {
      if (mark?.startsWith(this.#fence)) this.#fence = undefined;
      if (this.#section === "values") return renaming.type(line);
      // A code block in a description is part of the description.
      const isOurs = !this.#isGroup || this.#section === "usage";
      return isOurs ? renaming.code(line) : renaming.prose(line);
    }
    this.#fence = mark;
    if (mark !== undefined || sectionComment.test(line)) return line;
    if (usageComment.test(line)) return renameUsageComment(line, renaming);
    if (/^ {0,3}\|/.test(line)) {
      const cells = splitRow(line);
      this.#header ??= cells.map((cell) => cell.trim());
      return renameRow(cells, this.#header, renaming);
    }
    this.#header = undefined;
    if (heading.test(line)) return this.#renameHeading(line);
    if (this.#hasFrontMatter && !this.#titled && line.startsWith("title: ")) {
      this.#titled = true;
      return `title: ${renaming.name(line.slice("title: ".length))}`;
    }
    if (this.#isGroup && /^\(\*.+\*\)$/.test(line)) return renaming.name(line);
    if (this.#isGroup && listed.test(line)) return renameListEntry(line, renaming);
    return this.#section === "response" ? renaming.type(line) : renaming.prose(line);
  }

  #renameHeading(line: string): string {
    const [, marks = "", space, text = "", end] = heading.exec(line) ?? [];
    const known = sections.get(text.replace(/^(Example Usage):.*$/, "$1"));
    if (marks !== "#" && known !== undefined) {
      this.#section = known;
      return line;
    }
    const isTitle = marks === "#" && !this.#titled;
    if (isTitle) this.#titled = true;
    if (marks === "##") this.#section = "text";
    const isName = isTitle || (marks === "##" && this.#methods.has(struck(text)));
    const renaming = this.#renaming;
    const rename = isName
      ? renaming.name
      : this.#section === "types"
        ? renaming.type
        : renaming.prose;
    return `${marks}${space}${rename(text)}${end}`;
  }
}

const isGroupPage = (source: string) => /^#{2,3} Available Operations/m.test(source);

/** `<!-- UsageSnippet language="go" operationID="X_y" method="get" path="/x/{id}" -->` */
const renameUsageComment = (line: string, renaming: Renaming) =>
  line.replace(
    /(operationID|path|example)="([^"]*)"/gi,
    (_, key: string, value: string) =>
      `${key}="${key === "path" ? renaming.path(value) : renaming.name(value)}"`,
  );

/** `* [name](#anchor) - summary` */
const listed = /^( *[*-] \[)(.+?)(\]\(#)([^)]*)(\))(.*)$/;

const struck = (text: string) =>
  text
    .trim()
    .replace(/^~~([\s\S]*)~~$/, "$1")
    .toLowerCase();

function listedMethods(source: string): Set<string> {
  const entries = source.matchAll(new RegExp(listed.source, "gm"));
  return new Set([...entries].map((entry) => struck(entry[2]!)));
}

function renameListEntry(line: string, renaming: Renaming): string {
  const [, start, name = "", middle, anchor = "", close, rest = ""] = listed.exec(line) ?? [];
  return `${start}${renaming.name(name)}${middle}${renaming.name(anchor)}${close}${renaming.prose(rest)}`;
}

const splitRow = (line: string) =>
  line
    .replace(/^\s*\|/, "")
    .replace(/\|\s*$/, "")
    .split(/(?<!\\)\|/);

function renameRow(
  cells: readonly string[],
  header: readonly string[],
  renaming: Renaming,
): string {
  const isFields = header.includes("Field") || header.includes("Parameter");
  const isEnum = header[0] === "Name" && header.includes("Value");
  const isErrors = header.includes("Error Type");
  const isSchemes = header.includes("Name") && header.includes("Scheme");
  const named = cells.map((cell, at) => {
    const column = header[at] ?? "";
    const isHeader =
      cells.length === header.length && cells.every((one, i) => one.trim() === header[i]);
    if (isHeader || /^[\s:-]*$/.test(cell)) return cell;
    if (isFields && (column === "Field" || column === "Parameter")) return renaming.name(cell);
    if (isEnum || (isSchemes && column === "Name")) return nameWithBreaks(cell, renaming);
    if ((isFields && column === "Type") || (isErrors && column === "Error Type"))
      return renaming.type(cell);
    if (isFields && column === "Example") return renaming.code(cell);
    if ((isErrors || isSchemes) && column !== "Error Type") return cell;
    return renaming.prose(cell);
  });
  return `|${named.join("|")}|`;
}

const nameWithBreaks = (cell: string, renaming: Renaming) =>
  cell
    .split(/(<br\s*\/?>)/)
    .map((part) => (part.startsWith("<br") ? part : renaming.name(part)))
    .join("");

/** Gathers every name that a page gives to something. */
export function namesOfPage(source: string, { names, classes }: Vocabulary): void {
  const title = /^# +(.+)$/m.exec(source)?.[1] ?? /^---\ntitle: (.+)$/m.exec(source)?.[1];
  const isGroup = isGroupPage(source);
  if (title !== undefined) {
    addName(title, names);
    if (!isGroup) addName(title, classes);
  }
  for (const method of listedMethods(source)) addName(method, names);
  let header: readonly string[] | undefined;
  for (const line of source.split("\n")) {
    if (!/^ {0,3}\|/.test(line)) {
      header = undefined;
      continue;
    }
    const cells = splitRow(line);
    if (header === undefined) {
      header = cells.map((cell) => cell.trim());
      continue;
    }
    const isEnum = header[0] === "Name" && header.includes("Value");
    cells.forEach((cell, at) => {
      const column = header?.[at];
      const isScheme = column === "Name" && header?.includes("Scheme");
      if (column === "Field" || column === "Parameter" || isScheme || isEnum) addName(cell, names);
    });
  }
}
