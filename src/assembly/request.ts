import type { TypeExpression } from "../model/type-expression.js";
import type { Endpoint } from "./group-page.js";
import type { TableMember } from "./field-table.js";
import { isFilePage } from "./file-page.js";
import type { ModelPage } from "./model-page.js";
import { addTo, folderName, type PageIndex, sdkFolders, squash } from "./page-index.js";
import { headerName, withoutPlace } from "./parameter-names.js";

/** Where the parts of a request stand in the docs, once it is known which page plays which role. */
export interface RequestParts {
  /** The file that the members' links are relative to. */
  readonly file: string;
  /** Members that are no part of the body, in the docs' order. */
  readonly parameters: readonly TableMember[];
  readonly body?: BodyPart;
  /** The page that only gathers the parts for the SDK and is no schema of the API. */
  readonly wrapper?: ModelPage;
}

export type BodyPart =
  /** One member of a wrapper, or the request row itself, holds the body. */
  | { readonly kind: "member"; readonly member: TableMember; readonly bare: boolean }
  /** The SDK spread the body's properties over the method's own parameters. */
  | {
      readonly kind: "flattened";
      readonly members: readonly TableMember[];
      readonly page?: ModelPage;
    };

/**
 * Finds the roles in an operation's Parameters table and the pages it leads to.
 *
 * An SDK gathers path, query, header and body into one class named `<operationId>Request` when a method
 * takes more than its body; that page tells the parts apart even where the table spreads them. When the
 * body is all there is, the one row leads to the body's own page.
 */
export function readRequest(
  rows: readonly TableMember[],
  endpoint: Endpoint,
  reading: RequestReading,
): RequestParts {
  const { file } = endpoint.origin;
  const [only, ...others] = rows;
  if (!only) return { file, parameters: [] };
  const wrapper = findWrapper(rows, endpoint, reading);
  if (wrapper) return { wrapper, ...splitWrapper(wrapper, endpoint, reading) };
  if (others.length === 0 && reading.isRequestRow(only.name)) {
    return { file, parameters: [], body: { kind: "member", member: only, bare: true } };
  }
  return splitRows(rows, endpoint, reading);
}

/** What it takes to read requests. */
export interface RequestReading {
  readonly index: PageIndex;
  /** True for the name of a row that stands for the whole request. */
  readonly isRequestRow: (name: string) => boolean;
  /** The user's own word on how the member that holds the body is called. */
  readonly bodyName?: string | undefined;
}

/** Methods whose requests have no content with a meaning of its own (RFC 9110 section 9.3). */
const withoutBody: ReadonlySet<string> = new Set(["get", "head", "delete", "options", "trace"]);

function findWrapper(
  rows: readonly TableMember[],
  endpoint: Endpoint,
  reading: RequestReading,
): ModelPage | undefined {
  const { index, isRequestRow } = reading;
  const [only, ...others] = rows;
  const expected = index
    .named(`${endpoint.operationId}Request`)
    .filter((page) => hasFields(page) && mayGather(page, index));
  if (only && others.length === 0 && isRequestRow(only.name)) {
    const target = referencedPage(only.type, endpoint.origin.file, index);
    if (!target || target.content.kind !== "object" || !expected.includes(target)) return undefined;
    return isWrapper(target, endpoint, reading) ? target : undefined;
  }
  return expected.find((page) => isWrapper(page, endpoint, reading));
}

/** Whether docs keep the classes of methods apart from the API's components. */
const keepsApart = ({ folders }: PageIndex) =>
  ["operations", "requests"].some((one) => folders.has(one));

/** Where they do, a class among the components gathers no request. */
const mayGather = (page: ModelPage, index: PageIndex) =>
  folderName(page.file) !== "components" || !keepsApart(index);

function isWrapper(page: ModelPage, endpoint: Endpoint, reading: RequestReading): boolean {
  if (page.content.kind !== "object") return false;
  if (withoutBody.has(endpoint.method)) return true;
  const { fields } = page.content;
  if (fields.some((field) => isPathVariable(field.name, endpoint.path))) return true;
  if (fields.some((field) => isBodyName(field.name, reading))) return true;
  // Beside a body known by its type alone, members that must be there are the body's own.
  const body = fields.find((field) => isBodyMember(field, page.file, endpoint, reading));
  return (
    body !== undefined &&
    fields.every((field) => field === body || !isBodyProperty(field, page.file, reading.index))
  );
}

/**
 * Query parameters of a method that has a body are rarely required, and headers look like headers. Where no
 * folder tells a component from a method's class, an object counts as a property too.
 */
const isBodyProperty = (field: TableMember, file: string, index: PageIndex) =>
  headerName(field.name) === undefined &&
  (field.required || (!keepsApart(index) && holdsObjects(field.type, file, index)));

function holdsObjects(type: TypeExpression, file: string, index: PageIndex): boolean {
  if (type.kind === "nullable") return holdsObjects(type.type, file, index);
  if (type.kind === "array") return holdsObjects(type.items, file, index);
  return type.kind === "map" || referencedPage(type, file, index)?.content.kind === "object";
}

const hasFields = (page: ModelPage) => page.content.kind === "object";

function splitWrapper(
  wrapper: ModelPage,
  endpoint: Endpoint,
  reading: RequestReading,
): Pick<RequestParts, "file" | "parameters" | "body"> {
  const fields = wrapper.content.kind === "object" ? wrapper.content.fields : [];
  const body = fields.find((f) => isBodyMember(f, wrapper.file, endpoint, reading));
  return {
    file: wrapper.file,
    parameters: fields.filter((f) => f !== body),
    ...(body ? { body: { kind: "member", member: body, bare: false } } : {}),
  };
}

/** Rows that no wrapper explains: path variables by name, the rest by what the method can carry. */
function splitRows(
  rows: readonly TableMember[],
  endpoint: Endpoint,
  reading: RequestReading,
): RequestParts {
  const { file } = endpoint.origin;
  const inPath = rows.filter((row) => isPathVariable(row.name, endpoint.path));
  const rest = rows.filter((row) => !inPath.includes(row));
  const body = rest.find((row) => isBodyMember(row, file, endpoint, reading));
  if (body) {
    const parameters = rows.filter((row) => row !== body);
    return { file, parameters, body: { kind: "member", member: body, bare: false } };
  }
  if (rest.length === 0 || withoutBody.has(endpoint.method)) return { file, parameters: rows };
  const page = pageWithFields(rest, endpoint, reading.index);
  return {
    file,
    parameters: inPath,
    body: { kind: "flattened", members: rest, ...(page ? { page } : {}) },
  };
}

/**
 * The body's own page, whose fields the rows repeat, required ones first. One named after the operation is
 * preferred; another is taken when it is the only one with these fields.
 */
function pageWithFields(
  rows: readonly TableMember[],
  endpoint: Endpoint,
  index: PageIndex,
): ModelPage | undefined {
  const wanted = fieldSet(rows);
  const hasThem = ({ content }: ModelPage) =>
    content.kind === "object" && fieldSet(content.fields) === wanted;
  const own = ["RequestBody", "Request", "Body"]
    .flatMap((suffix) => index.named(`${endpoint.operationId}${suffix}`))
    .find(hasThem);
  if (own) return own;
  const [only, ...others] = pagesByFields(index).get(wanted) ?? [];
  return others.length === 0 ? only : undefined;
}

const byFields = new WeakMap<PageIndex, ReadonlyMap<string, readonly ModelPage[]>>();

/** Made once for an index: looking through all its pages for each operation takes its square. */
function pagesByFields(index: PageIndex): ReadonlyMap<string, readonly ModelPage[]> {
  const made = byFields.get(index);
  if (made) return made;
  const pages = new Map<string, ModelPage[]>();
  for (const page of index.pages) {
    if (page.content.kind === "object") addTo(pages, fieldSet(page.content.fields), page);
  }
  byFields.set(index, pages);
  return pages;
}

const fieldSet = (rows: readonly TableMember[]) =>
  rows
    .map((row) => JSON.stringify([row.name, withoutTargets(row.typeCell), row.description]))
    .sort()
    .join();

/** Links are relative to the page that they stand on. */
const withoutTargets = (cell: string) => cell.replace(/\]\([^)]*\)/g, "]");

const bodyNames: ReadonlySet<string> = new Set(["requestbody", "body"]);

const isBodyName = (name: string, { bodyName }: RequestReading) =>
  bodyName === undefined ? bodyNames.has(squash(name)) : squash(name) === squash(bodyName);

/**
 * The member that holds the body is called so, or carries the name of its own type, or takes any value. A
 * file, or a class that the SDK made for this operation alone, may share its name with a member that is no
 * body.
 */
function isBodyMember(
  member: TableMember,
  fromFile: string,
  endpoint: Endpoint,
  reading: RequestReading,
): boolean {
  if (isPathVariable(member.name, endpoint.path) || endpoint.method === "get") return false;
  if (isBodyName(member.name, reading)) return true;
  const name = squash(member.name);
  if (member.type.kind === "any") return name.endsWith("request");
  const page = referencedPage(member.type, fromFile, reading.index);
  if (!page || page.content.kind === "enum" || isFilePage(page)) return false;
  return name === squash(page.name) && !sdkFolders.has(folderName(page.file));
}

/** The names between braces in a path template (OpenAPI 3.1.1 section 4.8.8.2). */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((found) => found[1]!);
}

function isPathVariable(name: string, path: string): boolean {
  return pathVariables(path).some((variable) => squash(variable) === squash(withoutPlace(name)));
}

/** The page that a type names, through null and not through lists. */
export function referencedPage(
  type: TypeExpression,
  fromFile: string,
  index: PageIndex,
): ModelPage | undefined {
  if (type.kind === "nullable") return referencedPage(type.type, fromFile, index);
  // The link around a union leads to the page that names it.
  if (type.kind === "union" && type.target !== undefined) {
    return index.resolve({ kind: "reference", name: "", target: type.target }, fromFile);
  }
  return type.kind === "reference" ? index.resolve(type, fromFile) : undefined;
}
