import type { OpenApiDocument } from "../document/openapi.js";
import { calledAs, type ClientMethod, type ClientMethods, listMethods } from "./client-methods.js";
import { docComment } from "./doc-comment.js";
import { exampleArgument } from "./example-call.js";
import { pagedOperations } from "./pagings.js";
import { propertyKey } from "./property-key.js";

/**
 * The type `Client`: openapi-fetch's, with a method for each operation. Where these have dates, openapi-fetch's
 * own methods have texts.
 */
export function clientInterface(
  document: OpenApiDocument,
  methods: ClientMethods,
  hasDates: boolean,
): string {
  const { info } = document;
  const paged = new Map(
    pagedOperations(document).map(({ named, paging }) => [named.name, paging.results ?? false]),
  );
  const written = (method: ClientMethod, indent: string) => {
    const { named, name } = method;
    const keys = paged.get(named.name);
    const brand = keys === undefined ? "" : ` & Paged<${JSON.stringify(keys)}>`;
    const [path, verb] = [named.path, named.method].map((key) => JSON.stringify(key));
    const type = `Call<paths[${path}][${verb}], Throws>${brand}`;
    return `${methodComment(method, document, { indent, hasDates })}\n${indent}${propertyKey(name)}: ${type};\n`;
  };
  const members = [
    ...methods.top.map((method) => written(method, "  ")),
    ...methods.groups.map(({ name, description, methods: inner }) => {
      const comment = docComment([description], { indent: "  " });
      const lines = inner.map((method) => written(method, "    ")).join("\n");
      return `${description?.trim() ? `${comment}\n` : ""}  ${propertyKey(name)}: {\n${lines}  };\n`;
    }),
  ];
  // A client without operations has no call to throw.
  const hasMethods = listMethods(methods).length > 0;
  const given = hasMethods ? "Throws extends boolean = false" : "_Throws extends boolean = false";
  return `${docComment([info.title, info.description])}
export interface Client<${given}> extends FetchClient<${hasDates ? "OnTheWire<paths>" : "paths"}> {${hasMethods ? "\n" : ""}${members.join("\n")}}
`;
}

function methodComment(
  method: ClientMethod,
  document: OpenApiDocument,
  { indent, hasDates }: { readonly indent: string; readonly hasDates: boolean },
): string {
  const { method: verb, path, operation } = method.named;
  const { summary, description, deprecated } = operation;
  const example = `client.${calledAs(method)}(${exampleArgument(method.named, document, { hasDates })});`;
  return docComment([summary, description, `\`${verb.toUpperCase()} ${path}\``], {
    indent,
    tags: [...(deprecated ? ["@deprecated"] : []), `@example\nawait ${example}`],
  });
}
