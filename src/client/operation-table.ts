import type { OpenApiDocument, OperationObject, ParameterObject } from "../document/openapi.js";
import type { NamedOperation } from "./named-operations.js";
import { holdsMore, typesOf } from "./schema-types.js";
import type { SentScheme } from "./security-schemes.js";

/** What the client must know of an operation beside its method and path. `Unusual` of the runtime. */
export interface Unusual {
  readonly type?: string;
  readonly parts?: Readonly<Record<string, string>>;
  readonly security?: readonly (readonly string[])[];
  readonly query?: Readonly<Record<string, QueryStyle>>;
}

interface QueryStyle {
  readonly array?: { readonly style: string; readonly explode: boolean };
  readonly object?: { readonly style: string; readonly explode: boolean };
}

/** An operation as the table of `client.ts` has it: its method and path, and what is unusual. */
export function tableEntry(
  named: NamedOperation,
  document: OpenApiDocument,
  schemes: readonly SentScheme[],
): string | [string, Unusual] {
  const { operation } = named;
  const target = targetText(named);
  const type = bodyType(operation);
  const parts = partTypes(operation, type);
  const query = queryStyles(operation, document);
  const unusual: Unusual = {
    ...(type && type !== "application/json" ? { type } : {}),
    ...(parts ? { parts } : {}),
    ...(operation.security ? { security: alternatives(operation.security, schemes) } : {}),
    ...(query ? { query } : {}),
  };
  return Object.keys(unusual).length > 0 ? [target, unusual] : target;
}

/** How the table, and others that go with it, name an operation: `GET /things/{id}`. */
export const targetText = ({ method, path, operation }: NamedOperation): string =>
  `${method.toUpperCase()} ${styledPath(path, operation)}`;

/** True where a request is not all that openapi-fetch writes by itself: JSON, and parameters in its style. */
export function isUnusual(operation: OperationObject, document: OpenApiDocument): boolean {
  const types = Object.keys(operation.requestBody?.content ?? {});
  return (
    types.some((type) => type !== "application/json") ||
    (operation.parameters ?? []).some((parameter) => parameter.in === "cookie") ||
    queryStyles(operation, document) !== undefined
  );
}

/** True where a query parameter can hold objects or lists within one another. */
export const isNested = (
  { parameters = [] }: OperationObject,
  document: OpenApiDocument,
): boolean =>
  parameters.some(
    (parameter) =>
      parameter.in === "query" &&
      holdsMore(parameter.schema, document) &&
      queryStyle(parameter, document) !== undefined,
  );

/**
 * The names of the schemes in each alternative. One that asks for a credential which the client cannot
 * send is left out: it will not be met.
 */
export function alternatives(
  security: NonNullable<OperationObject["security"]>,
  schemes: readonly SentScheme[],
): string[][] {
  return security
    .map((requirement) => Object.keys(requirement))
    .filter((names) => names.every((name) => schemes.some((scheme) => scheme.name === name)));
}

/** The content types of a form's fields that are told, and told alone. OpenAPI 3.1.1 section 4.8.15. */
function partTypes(
  { requestBody }: OperationObject,
  type: string | undefined,
): Record<string, string> | undefined {
  if (type === undefined || !type.startsWith("multipart/")) return undefined;
  const encoding = Object.entries(requestBody?.content[type]?.encoding ?? {});
  const told = encoding.flatMap(([name, { contentType }]): [string, string][] =>
    contentType && !/[,*]/.test(contentType) ? [[name, contentType]] : [],
  );
  return told.length > 0 ? Object.fromEntries(told) : undefined;
}

/** The content type in which the body is sent: JSON where the operation takes it, else its first one. */
export function bodyType({ requestBody }: OperationObject): string | undefined {
  const types = Object.keys(requestBody?.content ?? {});
  const json = types.find((type) => type === "application/json") ?? types.find(isJson);
  return json ?? types[0];
}

const isJson = (type: string) => /[/+]json\s*(?:;|$)/i.test(type);

/** openapi-fetch reads the style of a path parameter from its braces: `{.id}`, `{;id*}`. */
function styledPath(path: string, { parameters = [] }: OperationObject): string {
  let styled = path;
  for (const { name, in: place, style, explode } of parameters) {
    if (place !== "path") continue;
    const mark = { label: ".", matrix: ";" }[style ?? "simple"] ?? "";
    styled = styled.replace(`{${name}}`, () => `{${mark}${name}${explode ? "*" : ""}}`);
  }
  return styled;
}

/** Parameters whose values would be written otherwise than OpenAPI 3.1.1 section 4.8.12.2 says. */
function queryStyles(
  { parameters = [] }: OperationObject,
  document: OpenApiDocument,
): Record<string, QueryStyle> | undefined {
  const styles = parameters.flatMap((parameter): [string, QueryStyle][] => {
    const style = parameter.in === "query" ? queryStyle(parameter, document) : undefined;
    return style ? [[parameter.name, style]] : [];
  });
  return styles.length > 0 ? Object.fromEntries(styles) : undefined;
}

/**
 * Undefined where openapi-fetch does by itself what is asked for: `form` for lists, `deepObject` for objects,
 * and neither within one another.
 */
function queryStyle(parameter: ParameterObject, document: OpenApiDocument): QueryStyle | undefined {
  const { style = "form", explode = style === "form", schema } = parameter;
  const types = typesOf(schema, document);
  const told = { style, explode };
  const isNested = holdsMore(schema, document);
  const array = types.has("array") && (isNested || style !== "form" || !explode);
  const object = types.has("object") && (isNested || style !== "deepObject");
  if (!array && !object) return undefined;
  return { ...(array ? { array: told } : {}), ...(object ? { object: told } : {}) };
}
