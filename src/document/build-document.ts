import type { Api, SecurityScheme, Server, ServerVariable, Tag } from "../model/api.js";
import { fact, from, withoutMarks } from "./marks.js";
import type {
  OpenApiDocument,
  SchemaObject,
  ServerObject,
  ServerVariableObject,
} from "./openapi.js";
import { asOpenApi30 } from "./openapi-30.js";
import { type DocumentOrigins, originsIn } from "./origins.js";
import { paths } from "./paths.js";
import { definitionSchema } from "./schema.js";
import { isUsable, requirements, schemeObject, usable } from "./security.js";

export interface BuildDocumentOptions {
  /** The version of OpenAPI to write; 3.1 when absent. */
  readonly version?: "3.1" | "3.0" | undefined;
  readonly info: { readonly title?: string | undefined; readonly version?: string | undefined };
  /** Server URLs that take the place of those in the docs. */
  readonly servers?: readonly string[] | undefined;
}

/** A document, and where in the docs its parts come from. */
export interface BuiltDocument {
  readonly document: OpenApiDocument;
  readonly origins: DocumentOrigins;
}

/** Writes the API as an OpenAPI document. A pure function: the same API gives the same document. */
export function buildDocument(api: Api, options: BuildDocumentOptions): BuiltDocument {
  const modern = markedDocument(api, options);
  const marked = options.version === "3.0" ? asOpenApi30(modern) : modern;
  return { document: withoutMarks(marked), origins: originsIn(marked) };
}

function markedDocument(api: Api, options: BuildDocumentOptions): OpenApiDocument {
  const { title, description, origins } = api;
  const servers = options.servers?.map((url) => ({ url })) ?? api.servers.map(serverObject);
  const schemes = api.securitySchemes.filter(isUsable);
  const security = usable(api.security, schemes);
  const schemas = Object.fromEntries(
    [...api.types].map(([name, definition]) => [name, definitionSchema(definition)]),
  );
  return {
    openapi: "3.1.1",
    info: {
      title: options.info.title ?? title ?? "API",
      ...fact("description", description, origins?.description),
      version: options.info.version ?? "0.0.0",
      ...(options.info.title === undefined ? from(origins?.title) : {}),
    },
    ...(servers.length > 0 ? { servers } : {}),
    ...(security.length > 0 && api.operations.length > 0
      ? { security: requirements(security, schemes) }
      : {}),
    ...(api.tags.length > 0 && api.operations.length > 0 ? { tags: api.tags.map(tagObject) } : {}),
    ...(api.operations.length > 0 ? { paths: paths(api, schemes) } : {}),
    ...components(schemas, schemes),
  };
}

function serverObject(server: Server): ServerObject {
  const { url, description, variables, origin, origins } = server;
  return {
    url,
    ...fact("description", description, origins?.description),
    ...(variables
      ? {
          variables: Object.fromEntries(
            [...variables].map(([name, variable]) => [name, serverVariable(variable)]),
          ),
        }
      : {}),
    ...from(origin),
  };
}

function serverVariable(variable: ServerVariable): ServerVariableObject {
  const { default: value, values, description, origin, origins } = variable;
  return {
    ...fact("enum", values && [...values], origins?.values),
    default: value,
    ...fact("default", value, origins?.default),
    ...fact("description", description, origins?.description),
    ...from(origin),
  };
}

const tagObject = ({ name, description, origin, origins }: Tag) => ({
  name,
  ...fact("description", description, origins?.description),
  ...from(origin),
});

function components(
  schemas: Record<string, SchemaObject>,
  schemes: readonly SecurityScheme[],
): Pick<OpenApiDocument, "components"> {
  const hasSchemas = Object.keys(schemas).length > 0;
  if (!hasSchemas && schemes.length === 0) return {};
  return {
    components: {
      ...(hasSchemas ? { schemas } : {}),
      ...(schemes.length > 0
        ? { securitySchemes: Object.fromEntries(schemes.map((s) => [s.name, schemeObject(s)])) }
        : {}),
    },
  };
}
