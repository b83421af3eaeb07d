import { get, isObject, listOf, type JsonObject } from "./json.js";
import { schemaName } from "./references.js";

const scalars = ["string", "number", "integer", "boolean", "null"];

/** The types that a schema admits, also where its other keys imply them; undefined where any is admitted. */
export function typesOf(schema: JsonObject): readonly string[] | undefined {
  const type = get(schema, "type");
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.map(String);
  if ("properties" in schema || "additionalProperties" in schema) return ["object"];
  if ("items" in schema || "prefixItems" in schema) return ["array"];
  const values = "const" in schema ? [schema["const"]] : listOf(get(schema, "enum"));
  return values.length === 0 ? undefined : [...new Set(values.map(typeOfValue))];
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

export type Width = "same" | "wider" | "narrower" | "other";

/** How the types of head stand to those of base; an integer is a number too. */
export function compareTypes(
  base: readonly string[] | undefined,
  head: readonly string[] | undefined,
): Width {
  const all = ["object", "array", ...scalars];
  const [b, h] = [base ?? all, head ?? all];
  const admits = (types: readonly string[], type: string) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  const kept = b.every((type) => admits(h, type));
  const known = h.every((type) => admits(b, type));
  if (kept && known) return "same";
  return kept ? "wider" : known ? "narrower" : "other";
}

/** A schema in a few letters, such as `string (date-time)`, `User[]` or `string | integer`. */
export function labelOf(schema: unknown, depth = 0): string {
  if (!isObject(schema)) return schema === false ? "nothing" : "any";
  const name = schemaName(get(schema, "$ref")) ?? get(schema, "$ref");
  if (name !== undefined) return String(name);
  const branches = [...listOf(get(schema, "oneOf")), ...listOf(get(schema, "anyOf"))];
  if (branches.length > 0 && depth < 3) {
    return [...new Set(branches.map((branch) => labelOf(branch, depth + 1)))].join(" | ");
  }
  if ("const" in schema) return JSON.stringify(schema["const"]);
  const format = get(schema, "format");
  const suffix = typeof format === "string" ? ` (${format})` : "";
  const types = (typesOf(schema) ?? ["any"]).map((type) => {
    if (type !== "array") return type;
    if (depth >= 3) return "array";
    const item = labelOf(get(schema, "items"), depth + 1);
    return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
  });
  return `${types.join(" | ")}${suffix}`;
}
