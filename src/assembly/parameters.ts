import type { Parameter } from "../model/api.js";
import type { Infer } from "../model/inference.js";
import type { TypeExpression } from "../model/type-expression.js";
import type { BuildInput, PlacedOperation } from "./operations.js";
import type { TableMember } from "./field-table.js";
import { squash } from "./page-index.js";
import { headerName, placeOf, tellNamesApart, withoutPlace } from "./parameter-names.js";
import { pathVariables, referencedPage } from "./request.js";

/** The parameters of an operation: in the path by its template, in a header by name, else in the query. */
export function buildParameters(operation: PlacedOperation, input: BuildInput): Parameter[] {
  const { request, endpoint } = operation;
  const variables = pathVariables(endpoint.path);
  const documented = request.parameters.map((row) => {
    const variable = variables.find((name) => squash(name) === squash(withoutPlace(row.name)));
    return variable !== undefined && (placeOf(row.name) ?? "path") === "path"
      ? pathParameter(row, variable, operation, input)
      : otherParameter(row, operation, input);
  });
  const missing = variables.filter(
    (name) => !documented.some((one) => one.in === "path" && one.name === name),
  );
  const all = [...missing.map((name) => undocumentedVariable(name, operation)), ...documented];
  return tellNamesApart(all, input.infer).map((one) => deprecatedByText(one, input.infer));
}

/**
 * Docs strike a parameter that is deprecated, but not one whose schema alone is marked so; then its text is
 * all that tells.
 */
function deprecatedByText(parameter: Parameter, infer: Infer): Parameter {
  const { description = "", deprecated, name, origin } = parameter;
  const [evidence] = /^\W*deprecated\b/i.exec(description) ?? [];
  if (deprecated || evidence === undefined) return parameter;
  infer({ rule: "deprecated-by-text", fact: `${name} is deprecated`, evidence, origin });
  return { ...parameter, deprecated: true };
}

function pathParameter(
  row: TableMember,
  name: string,
  { request }: PlacedOperation,
  input: BuildInput,
): Parameter {
  return { ...input.definitions.parameter(row, request.file), name, in: "path", required: true };
}

/** A client may take a value once for all operations; the path still says that it is there. */
function undocumentedVariable(name: string, { endpoint }: PlacedOperation): Parameter {
  const type = { kind: "string" } as const;
  return { name, in: "path", type, required: true, deprecated: false, origin: endpoint.origin };
}

function otherParameter(
  row: TableMember,
  operation: PlacedOperation,
  input: BuildInput,
): Parameter {
  const { definitions, infer } = input;
  const { file } = operation.request;
  const member = definitions.parameter(row, file);
  const place = placeOf(row.name);
  const header = headerName(row.name);
  if (place === "query" || (header === undefined && place !== "header")) {
    const name = definitions.givenName(row, file) ?? header ?? definitions.queryName(row, file);
    const evidence = place ? `the SDK's own name for it, ${row.name}` : "no other place has it";
    infer({ rule: "query-by-rest", fact: `${name} is in the query`, evidence, origin: row.origin });
    if (!isObject(row.type, file, input)) return { ...member, name, in: "query" };
    infer({
      rule: "deep-object-by-type",
      fact: `${name} is written as ${name}[…]`,
      evidence: "its type is an object",
      origin: row.origin,
    });
    return { ...member, name, in: "query", style: "deepObject" };
  }
  const name =
    definitions.givenName(row, file) ?? definitions.headerName(row) ?? header ?? member.name;
  infer({
    rule: "header-by-name",
    fact: `${name} is a header`,
    evidence: row.name,
    origin: row.origin,
  });
  return { ...member, name, in: "header" };
}

function isObject(type: TypeExpression, file: string, input: BuildInput): boolean {
  if (type.kind === "nullable") return isObject(type.type, file, input);
  return type.kind === "map" || referencedPage(type, file, input.index)?.content.kind === "object";
}
