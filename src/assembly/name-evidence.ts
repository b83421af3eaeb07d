import type { TypeExpression } from "../model/type-expression.js";
import { styleOf, type WireStyle, wordsOf } from "./casing.js";
import { readExample } from "./example.js";
import type { TableMember } from "./field-table.js";
import type { GroupPage } from "./group-page.js";
import { areFieldNames } from "./http-fields.js";
import type { ModelPage } from "./model-page.js";
import { type PageIndex, squash } from "./page-index.js";
import { pathVariables } from "./request.js";

/** A name as it is spelled somewhere in the docs where the SDK has not re-cased it. */
export interface Sighting {
  readonly spelling: string;
  readonly style: WireStyle;
  /** `key`: a key in an example's JSON. `value`: an enum's value. `code`: code within prose. */
  readonly source: "key" | "value" | "code";
  /** The page that the sighting stands on. */
  readonly file: string;
}

export interface NameEvidence {
  readonly sightings: readonly Sighting[];
  /** Keys of JSON examples by the page whose fields they spell, then by the name's letters. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Names with punctuation that no language keeps, such as `$filter[tags]`, by their letters. */
  readonly punctuated: ReadonlyMap<string, string>;
  /** Pages of objects that hold header fields, which are written with dashes. */
  readonly headerPages: ReadonlySet<string>;
  /** Headers that prose speaks of, such as `X-Acme-Trace`, by their letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** The variables in path templates: a style of their own, but the same letters in capitals. */
  readonly variables: ReadonlySet<string>;
  /** Their names in prose in other capitals than in the paths: as members have them, if in one style. */
  readonly respelled: ReadonlySet<string>;
}

/**
 * Looks for the names that the SDK's tables hold, spelled as the wire has them: keys of examples of a
 * known model, values of enums that name fields (such as what a list can be sorted by), code in prose.
 */
export function collectNames(
  models: readonly ModelPage[],
  groups: readonly GroupPage[],
  index: PageIndex,
): NameEvidence {
  const known = knownNames(models, groups);
  const variables = new Set(
    groups.flatMap((group) =>
      group.operations.flatMap(({ endpoint }) => pathVariables(endpoint?.path ?? "")),
    ),
  );
  // Paths have a style of their own, and prose speaks of their variables, at times in other capitals.
  const ofPaths = new Set([...variables].map(inStyle));
  const respelled = new Set<string>();
  const sightings: Sighting[] = [];
  const keys = new Map<string, Map<string, string>>();
  const see = (spelling: string, source: Sighting["source"], file: string) => {
    const style = styleOf(spelling);
    // Values such as those a list can be grouped by may stand in the plural.
    const name = [spelling, spelling.replace(/s$/, "")].find((one) => known.has(squash(one)));
    if (style && name !== undefined) sightings.push({ spelling: name, style, source, file });
  };
  const seeKey = (page: ModelPage, field: TableMember, key: string) => {
    const ofPage = keys.get(page.file) ?? new Map<string, string>();
    keys.set(page.file, ofPage.set(squash(field.name), key));
    see(key, "key", page.file);
  };
  const punctuated = new Map<string, string>();
  const headers = new Map<string, string>();
  const seeProse = (text: string | undefined, file: string) => {
    for (const spelling of punctuatedWords(text)) punctuated.set(squash(spelling), spelling);
    for (const spelling of headerWords(text)) headers.set(squash(spelling), spelling);
    for (const spelling of codeWords(text)) {
      if (!ofPaths.has(inStyle(spelling))) see(spelling, "code", file);
      else if (!variables.has(spelling)) respelled.add(spelling);
    }
  };
  const seeRow = (row: TableMember, file: string) => {
    seeProse(row.description, file);
    for (const spelling of listedNames(row.example)) see(spelling, "value", file);
    if (row.example?.includes("{")) {
      walkKeys(readExample(row.example, row.type), row.type, file, index, seeKey);
    }
  };

  for (const page of models) {
    seeProse(page.intro, page.file);
    if (page.content.kind === "object")
      for (const row of page.content.fields) seeRow(row, page.file);
    if (page.content.kind === "enum") {
      for (const { value } of page.content.values)
        see(String(value).replace(/^[-+]/, ""), "value", page.file);
    }
  }
  for (const group of groups) {
    seeProse(group.overview, group.file);
    for (const operation of group.operations) {
      seeProse(operation.description, group.file);
      for (const row of operation.parameters) seeRow(row, group.file);
    }
  }
  const headerPages = new Set(models.filter(holdsHeaders).map(({ file }) => file));
  return { sightings, keys, punctuated, headers, headerPages, variables, respelled };
}

const holdsHeaders = ({ content }: ModelPage) =>
  content.kind === "object" && areFieldNames(content.fields.map(({ name }) => name));

/** A spelling without its capitals, told apart from the same letters in another style. */
const inStyle = (spelling: string) => `${styleOf(spelling)} ${squash(spelling)}`;

/** The letters of every name that a table holds and that styles spell differently. */
function knownNames(models: readonly ModelPage[], groups: readonly GroupPage[]): Set<string> {
  return new Set(
    membersOf(models, groups)
      .filter(({ name }) => /\d/.test(name) || wordsOf(name).length > 1)
      .map((row) => squash(row.name)),
  );
}

/** Every row of every table. */
export function membersOf(
  models: readonly ModelPage[],
  groups: readonly GroupPage[],
): readonly TableMember[] {
  return [
    ...models.flatMap(({ content }) => (content.kind === "object" ? content.fields : [])),
    ...groups.flatMap((group) => group.operations.flatMap((one) => one.parameters)),
  ];
}

/** The names in an example such as `id,created_at,updated_at`, by which a caller picks members. */
function listedNames(example: string | undefined): string[] {
  const names = example?.split(",").map((name) => name.trim()) ?? [];
  return names.length > 2 && names.every((name) => /^[\p{L}_][\p{L}\d_.-]*$/u.test(name))
    ? names
    : [];
}

/** Words that prose would not write so of itself: joined by underscores, or with capitals within. */
function codeWords(text: string | undefined): string[] {
  const words = text?.match(/[\p{L}\d_-]+/gu) ?? [];
  return words.filter(
    (word) =>
      (word.includes("_") || /.\p{Lu}/u.test(word)) &&
      /^\p{L}[\p{L}\d]*(?:_[\p{L}\d]+)*$/u.test(word),
  );
}

/** `$pagesize`, `$filter[tags]` in prose, but no prices. */
function punctuatedWords(text: string | undefined): string[] {
  return text?.match(/\$\p{Ll}[\p{L}\d_]*(?:\[[\p{L}\d_]+\])?(?![\p{L}\d])/gu) ?? [];
}

/** `X-Acme-Trace` in prose: only headers are named so. */
function headerWords(text: string | undefined): string[] {
  return text?.match(/(?<![\p{L}\d_-])x-[a-z\d]+(?:-[a-z\d]+)+(?![\p{L}\d_-])/giu) ?? [];
}

/** Follows an example and its type side by side, for as long as the type leads to pages with fields. */
function walkKeys(
  value: unknown,
  type: TypeExpression,
  file: string,
  index: PageIndex,
  seeKey: (page: ModelPage, field: TableMember, key: string) => void,
): void {
  if (type.kind === "nullable") return walkKeys(value, type.type, file, index, seeKey);
  if (Array.isArray(value)) {
    if (type.kind === "array")
      for (const one of value) walkKeys(one, type.items, file, index, seeKey);
    return;
  }
  if (typeof value !== "object" || value === null || type.kind !== "reference") return;
  const page = index.resolve(type, file);
  if (page?.content.kind === "union") {
    for (const branch of page.content.branches)
      walkKeys(value, branch.type, page.file, index, seeKey);
  }
  if (page?.content.kind !== "object") return;
  const fields = new Map(page.content.fields.map((field) => [squash(field.name), field]));
  for (const [key, inner] of Object.entries(value)) {
    const field = fields.get(squash(key));
    if (!field) continue;
    seeKey(page, field, key);
    walkKeys(inner, field.type, page.file, index, seeKey);
  }
}
