import type { SchemaObject as SchemaToType } from "openapi-typescript";
import ts from "typescript";
import { isDateTime } from "../document/date-time.js";
import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { bytesIn } from "./bytes.js";
import type { TypesOptions } from "./types-options.js";

/** Gives a type to a schema in place of the generator's own; undefined where that is right. */
export type OwnTypes = (schema: SchemaToType) => ts.TypeNode | undefined;

/** The types that JSON Schema's words alone do not give: bytes in forms are no strings, nor are dates if asked. */
export function ownTypes(document: OpenApiDocument, { dates }: TypesOptions): OwnTypes {
  const bytes = bytesIn(document);
  return (given) => {
    const schema = given as SchemaObject;
    if (dates && isDateTime(schema)) return union(["Date", ...othersOf(schema)], schema);
    const use = bytes.get(schema);
    if (use === undefined) return undefined;
    return union(use === "always" ? binary : ["string", ...binary], schema);
  };
}

/** What a form takes for bytes. A stream is made a file first: `file` of the runtime. */
const binary = ["Blob", "Uint8Array", "ArrayBuffer"];

/** The types beside that of the date. */
function othersOf({ type }: SchemaObject): string[] {
  const names = [type ?? []].flat().map((one) => (one === "integer" ? "number" : one));
  return [...new Set(names)].filter((name) => name === "number" || name === "boolean");
}

const keywords: ReadonlyMap<string, ts.KeywordTypeSyntaxKind> = new Map([
  ["string", ts.SyntaxKind.StringKeyword],
  ["number", ts.SyntaxKind.NumberKeyword],
  ["boolean", ts.SyntaxKind.BooleanKeyword],
]);

function union(names: readonly string[], { type, nullable }: SchemaObject): ts.TypeNode {
  const { factory } = ts;
  const nodes = names.map((name) => {
    const keyword = keywords.get(name);
    return keyword === undefined
      ? factory.createTypeReferenceNode(name)
      : factory.createKeywordTypeNode(keyword);
  });
  const isNullable = nullable || [type].flat().includes("null");
  const or = isNullable ? [factory.createLiteralTypeNode(factory.createNull())] : [];
  return factory.createUnionTypeNode([...nodes, ...or]);
}
