import type { SchemaObject as SchemaToType } from "openapi-typescript";
import ts from "typescript";
import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { bytesIn } from "./bytes.js";

/** Gives a type to a schema in place of the generator's own; undefined where that is right. */
export type OwnTypes = (schema: SchemaToType) => ts.TypeNode | undefined;

/** The types that JSON Schema's words alone do not give: bytes in forms are no strings. */
export function ownTypes(document: OpenApiDocument): OwnTypes {
  const bytes = bytesIn(document);
  return (given) => {
    const schema = given as SchemaObject;
    const use = bytes.get(schema);
    if (use === undefined) return undefined;
    return union(use === "always" ? binary : ["string", ...binary], schema);
  };
}

/** What a form takes for bytes. A stream is made a file first: `file` of the runtime. */
const binary = ["Blob", "Uint8Array", "ArrayBuffer"];

function union(names: readonly string[], { type, nullable }: SchemaObject): ts.TypeNode {
  const { factory, SyntaxKind } = ts;
  const nodes = names.map((name) =>
    name === "string"
      ? factory.createKeywordTypeNode(SyntaxKind.StringKeyword)
      : factory.createTypeReferenceNode(name),
  );
  const isNullable = nullable || [type].flat().includes("null");
  const or = isNullable ? [factory.createLiteralTypeNode(factory.createNull())] : [];
  return factory.createUnionTypeNode([...nodes, ...or]);
}
