/** Members of OpenAPI's objects, and of schemas, whose values are data: nothing in them is read as OpenAPI. */
const data: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "value"]);

/** Members that hold named things: their keys are names, which may be any. */
const names: ReadonlySet<string> = new Set([
  ...["paths", "webhooks", "pathItems", "schemas", "responses", "parameters", "examples"],
  ...["requestBodies", "headers", "securitySchemes", "links", "callbacks", "variables"],
  ...["properties", "patternProperties", "dependentSchemas", "dependentRequired", "$defs"],
  ...["content", "encoding", "mapping", "scopes", "definitions", "security"],
]);

/** True for a member that holds data, such as an example; not to be asked of a name. */
export function holdsData(member: string, value: unknown): boolean {
  // A schema's examples are a list of values; those of a media type are objects by their names.
  return data.has(member) || (member === "examples" && Array.isArray(value));
}

/** True for a member whose own keys are names; not to be asked of a name. */
export function holdsNames(member: string, value: unknown): value is Record<string, unknown> {
  return names.has(member) && typeof value === "object" && value !== null && !Array.isArray(value);
}
