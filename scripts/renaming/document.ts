import { addName, type Renaming } from "./words.js";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** Where a document holds names: as keys of maps, as texts, or as values that examples take. */
const mapsOfNames = new Set([
  "properties",
  "patternProperties",
  "schemas",
  "responses",
  "parameters",
  "requestBodies",
  "securitySchemes",
  "examples",
  "headers",
]);
const proseKeys = new Set(["description", "summary", "title"]);
const exampleKeys = new Set(["example", "default"]);

/** The document with every name in it renamed, as the pages are. */
export function renameDocument(document: JsonObject, renaming: Renaming): JsonObject {
  return object(document, renaming, "document");
}

/** What the keys of an object are: those of the format, names, paths, or something to leave alone. */
type Role = "document" | "names" | "paths" | "statuses" | "security";

function object(node: JsonObject, renaming: Renaming, role: Role): JsonObject {
  const rename = role === "paths" ? renaming.path : renaming.name;
  const renamesKeys = role === "names" || role === "paths" || role === "security";
  return Object.fromEntries(
    Object.entries(node).map(([key, value]): [string, Json] => {
      const renamedKey = renamesKeys ? rename(key) : key;
      if (role !== "document") return [renamedKey, any(value, renaming)];
      return [key, member(key, value, node, renaming)];
    }),
  );
}

function any(value: Json, renaming: Renaming): Json {
  if (Array.isArray(value)) return value.map((one: Json) => any(one, renaming));
  return isObject(value) ? object(value, renaming, "document") : value;
}

function member(key: string, value: Json, node: JsonObject, renaming: Renaming): Json {
  const { name } = renaming;
  if (typeof value === "string") return text(key, value, node, renaming);
  if (exampleKeys.has(key)) return renaming.value(value) as Json;
  if (key === "examples" && Array.isArray(value)) return renaming.value(value) as Json;
  if ((key === "enum" || key === "required" || key === "tags") && Array.isArray(value)) {
    return value.map((one: Json) => (typeof one === "string" ? name(one) : any(one, renaming)));
  }
  if (key === "security" && Array.isArray(value)) {
    return value.map((one: Json) => (isObject(one) ? object(one, renaming, "security") : one));
  }
  if (!isObject(value)) return any(value, renaming);
  if (key === "paths") return object(value, renaming, "paths");
  // An operation's responses are listed by status, those of the components by name.
  if (
    key === "responses" &&
    Object.keys(value).every((status) => /^(?:\dXX|\d{3}|default)$/i.test(status))
  )
    return object(value, renaming, "statuses");
  if (key === "content") return object(value, renaming, "statuses");
  if (key === "examples") return renaming.value(value) as Json;
  return mapsOfNames.has(key) ? object(value, renaming, "names") : any(value, renaming);
}

function text(key: string, value: string, node: JsonObject, renaming: Renaming): Json {
  if (key === "$ref") {
    const at = value.lastIndexOf("/") + 1;
    return value.slice(0, at) + renaming.name(value.slice(at));
  }
  if (proseKeys.has(key)) return renaming.prose(value);
  if (exampleKeys.has(key)) return renaming.code(value);
  if (key === "url") return renaming.prose(value);
  if (key === "operationId" || key === "const" || key === "propertyName")
    return renaming.name(value);
  // The header of an API key stands in prose, as anybody would write it.
  const isNamed =
    ("in" in node && node["type"] !== "apiKey") ||
    Object.keys(node).every((other) => tagMembers.has(other));
  return key === "name" && isNamed ? renaming.name(value) : value;
}

const tagMembers = new Set(["name", "description", "externalDocs"]);

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Gathers every name that the document holds; `classes` are those of its components. */
export function namesOfDocument(document: JsonObject, names: Set<string>): void {
  const visit = (value: Json, key: string): void => {
    if (Array.isArray(value)) {
      if (key === "enum" || key === "tags")
        for (const one of value) if (typeof one === "string") addName(one, names);
      for (const one of value as readonly Json[]) visit(one, key === "enum" ? "" : key);
    } else if (isObject(value)) {
      const isMap = mapsOfNames.has(key) || key === "paths";
      if (typeof value["operationId"] === "string") addName(value["operationId"], names);
      if ("in" in value && typeof value["name"] === "string") addName(value["name"], names);
      for (const [inner, one] of Object.entries(value)) {
        if (isMap && !methods.has(inner)) addName(inner, names);
        if (!exampleKeys.has(inner)) visit(one, isMap ? "" : inner);
      }
    }
  };
  visit(document, "");
}
