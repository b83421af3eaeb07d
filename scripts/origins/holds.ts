import type { SchemaObject } from "../../src/document/openapi.js";
import type { Fact } from "./facts.js";
import type { Place } from "./place.js";

/** Whether a place of a page holds a fact. `titleOf` is the title of the page that a component stands on. */
export function holds(
  { kind, value }: Fact,
  place: Place,
  titleOf: (component: string) => string,
): boolean {
  const { cell, line, rest } = place;
  switch (kind) {
    case "schema":
      return alike(heading(line), String(value));
    case "name":
      return cell === undefined
        ? line.includes(`{${String(value)}}`)
        : isName(letters(cell), letters(String(value)));
    case "type":
      return cell === undefined
        ? line.includes("path=")
        : namesType(cell, value as SchemaObject, titleOf);
    case "branch":
      // Below a heading without text, code shows the branch.
      return namesType(cell ?? (line || rest.slice(0, 500)), value as SchemaObject, titleOf);
    case "text":
      return isText(cell ?? line, rest, String(value));
    case "required":
      return isMarked(cell, line, value as Mark);
    case "example":
      return cell !== undefined && isExample(cell, value);
    case "value":
      return isValue(cell ?? line, value);
    case "operation":
      return isOperation(rest.slice(0, 2000), value as { method: string; path: string });
    case "operationId":
      return rest.slice(0, 2000).includes(`operationID="${String(value)}"`);
    case "request body":
      return holdsBody(place, value as SchemaObject | undefined, titleOf);
    case "status":
      return isStatus(place, String(value));
    case "content type":
      return isContentType(place, value as { status: string; type: string });
    case "tag":
      return alike(heading(line), String(value).split(".").at(-1)!);
    case "url":
      return line.startsWith(String(value)) || line.startsWith(`\`${String(value)}`);
    case "scheme": {
      const [name, type] = value as [string, string];
      return cell !== undefined && (alike(cell, name) || type === "http");
    }
  }
}

export const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** What SDKs put behind a name that several parameters share. */
const placeSuffix = /^(?:(?:query|path|header)(?:parameter|param)\d*)?$/;

const isName = (found: string, name: string) =>
  found.startsWith(name) && placeSuffix.test(found.slice(name.length));

const heading = (line: string) => line.replaceAll("~~", "").trim();

/** SDKs number names, or put a folder before them, to tell them apart. */
function alike(one: string, other: string): boolean {
  const [a, b] = [letters(one), letters(other)];
  return a !== "" && (a === b || a.endsWith(b) || b.endsWith(a) || b.startsWith(a));
}

const tokens: Readonly<Record<string, RegExp>> = {
  string: /str|char|date|time|instant|byte|uuid|uri|file|stream|read|decimal|blob|literal|"/i,
  integer: /int|long|number|literal|\d/i,
  number: /float|double|decimal|number|literal|\d/i,
  boolean: /bool|true|false/i,
  array: /list|array|set|iterable|collection|\[\]/i,
  object: /dict|map|record|hash|object|array|any|\{/i,
};

/** Whether a Type cell, or a heading, names what the schema says. */
function namesType(
  cell: string,
  schema: SchemaObject,
  titleOf: (component: string) => string,
): boolean {
  if (schema.$ref) {
    const component = schema.$ref.split("/").at(-1)!;
    return letters(cell).includes(letters(titleOf(component)));
  }
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (branches)
    return branches.every((one) => one.type === "null" || namesType(cell, one, titleOf));
  if (schema.const !== undefined) return letters(cell).includes(letters(String(schema.const)));
  // SDKs take a file by a class of their own.
  if (schema.format === "binary" && cell.includes("](")) return true;
  const types = [schema.type ?? []].flat().filter((type) => type !== "null");
  return (
    types.every((type) => tokens[type]!.test(cell)) &&
    (schema.items === undefined || namesType(cell, schema.items, titleOf))
  );
}

/** Words alone: line breaks stand as `<br/>` in cells, and what MDX and tables escape is not the text's. */
const plain = (text: string) =>
  text
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/\\([|{])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();

/** The text begins at the place; in a cell a notice of deprecation may stand before it. */
function isText(cell: string, rest: string, text: string): boolean {
  const wanted = plain(text);
  if (wanted === "") return true;
  const found = plain(cell);
  if (found === wanted || (/deprecated/i.test(found) && found.endsWith(wanted))) return true;
  return plain(rest.slice(0, 2 * text.length + 2000)).startsWith(wanted);
}

interface Mark {
  readonly required: boolean;
  /** The name of a path variable, which is required by its place. */
  readonly place?: string | undefined;
}

function isMarked(cell: string | undefined, line: string, { required, place }: Mark): boolean {
  if (cell === undefined) return place !== undefined && line.includes(`{${place}}`);
  if (/check_mark|✔|✅/.test(cell)) return required;
  return /minus_sign|➖/.test(cell) && (!required || place !== undefined);
}

function isExample(cell: string, value: unknown): boolean {
  const shown = plain(cell);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const same = (one: string) => letters(one.replace(/\\u[0-9a-f]{4}/gi, ""));
  if (Number.isFinite(Number(shown)) && Number(shown) === Number(text)) return true;
  return (
    same(shown).includes(same(plain(text))) ||
    sortedLetters(shown) === sortedLetters(text) ||
    plain(text) === shown
  );
}

/** JSON writes numbers and escapes otherwise than people do; the same signs in any order must do. */
const sortedLetters = (text: string) =>
  [...letters(text.replace(/(\d)\.0+\b/g, "$1").replace(/\\[nrtu]/g, ""))].sort().join("");

function isValue(found: string, value: unknown): boolean {
  const [, quoted] = /^`([^`]*)`/.exec(found) ?? [];
  if (quoted !== undefined) return quoted.trim() === String(value);
  return found.startsWith(JSON.stringify(value)) || found.trim() === String(value);
}

function isOperation(text: string, { method, path }: { method: string; path: string }): boolean {
  return (
    text.includes("UsageSnippet") &&
    text.toLowerCase().includes(`method="${method}"`) &&
    text.includes(`path="${path}"`)
  );
}

/** The row that leads to the body, or the heading of the method whose rows are its properties. */
function holdsBody(
  { cell, whole, rest }: Place,
  schema: SchemaObject | undefined,
  titleOf: (component: string) => string,
): boolean {
  if (cell === undefined) return /^## /.test(whole) && /^### Parameters/m.test(rest);
  return schema === undefined || namesType(rest.split("\n", 1)[0]!, schema, titleOf);
}

function isStatus({ cell, whole, above }: Place, status: string): boolean {
  if (!/^2/.test(status)) return cell?.toUpperCase().includes(status.toUpperCase()) === true;
  // Where nothing stands below the Response heading, the operation's own heading is the place.
  return above[0]?.trim() === "### Response" || /^## /.test(whole);
}

function isContentType(
  { cell }: Place,
  { status, type }: { status: string; type: string },
): boolean {
  // Of a success it is concluded from the type, or from the name of a member.
  return /^2/.test(status) || cell?.replaceAll("\\", "") === type;
}
