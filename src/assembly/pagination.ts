import type { Pagination, Parameter } from "../model/api.js";
import type { TypeExpression } from "../model/type-expression.js";
import type { BuildInput, PlacedOperation } from "./operations.js";
import { squash } from "./page-index.js";
import { referencedPage } from "./request.js";

/** How the examples of every language go from one page of a list to the next. */
const loop =
  /for await \(const page of|\.Next!?\(\)|= res\.next\(\)|\.callAs(?:Iterable|Stream)\b|foreach \(\$responses as/;

/** What the parameters that page through a list are for, by the letters of their usual names. */
const roles: ReadonlyMap<string, Pagination["inputs"][number]["type"]> = new Map([
  ["cursor", "cursor"],
  ["next", "cursor"],
  ["nextcursor", "cursor"],
  ["after", "cursor"],
  ["startingafter", "cursor"],
  ["pagetoken", "cursor"],
  ["nextpagetoken", "cursor"],
  ["page", "page"],
  ["pagenumber", "page"],
  ["offset", "offset"],
  ["skip", "offset"],
  ["limit", "limit"],
  ["pagesize", "limit"],
  ["perpage", "limit"],
]);

const nextCursors: ReadonlySet<string> = new Set([
  "next",
  "cursor",
  "nextcursor",
  "nextpagetoken",
  "endcursor",
]);

/**
 * How an operation is paged through; undefined when its examples do not go from page to page. That it is
 * paged is shown by the examples; by which parameters, their names tell.
 */
export function readPagination(
  operation: PlacedOperation,
  parameters: readonly Parameter[],
  input: BuildInput,
): Pagination | undefined {
  if (!operation.documented.snippets.some((code) => loop.test(code))) return undefined;
  const inputs = parameters.flatMap(({ name }) => {
    const type = roles.get(squash(name));
    return type ? [{ name, type }] : [];
  });
  const first = inputs.find(({ type }) => type !== "limit");
  if (!first) return undefined;
  const pagination: Pagination = {
    type: first.type === "cursor" ? "cursor" : "offsetLimit",
    inputs: inputs.filter(({ type }) => type === first.type || type === "limit"),
    ...outputsOf(operation, first.type === "cursor", input),
  };
  input.infer({
    rule: "pages-by-names",
    fact: `${operation.endpoint.operationId} is paged by ${first.name}`,
    evidence: "a loop over pages in its example",
    origin: operation.documented.origin,
  });
  return pagination;
}

/** Where a page of the list keeps its items, and the cursor of the next page. */
function outputsOf(
  { success }: PlacedOperation,
  byCursor: boolean,
  { index, definitions }: BuildInput,
): Pick<Pagination, "results" | "nextCursor"> {
  const [body] = success.bodies;
  if (!body) return {};
  if (body.type.kind === "array") return { results: "$" };
  const page = referencedPage(body.type, body.file, index);
  if (page?.content.kind !== "object") return {};
  const fields = page.content.fields.map((row) => ({
    name: definitions.queryName(row, page.file),
    type: row.type,
  }));
  const lists = fields.filter(({ type }) => isList(type));
  const cursor = byCursor ? fields.find(({ name }) => nextCursors.has(squash(name))) : undefined;
  return {
    ...(lists.length === 1 ? { results: `$.${lists[0]!.name}` } : {}),
    ...(cursor ? { nextCursor: `$.${cursor.name}` } : {}),
  };
}

const isList = (type: TypeExpression): boolean =>
  type.kind === "array" || (type.kind === "nullable" && isList(type.type));
