import type { Origin } from "../diagnostics/diagnostic.js";
import type { Inference } from "./inference.js";
import type { TypeExpression } from "./type-expression.js";

/**
 * Where single facts about a thing stand that have a place of their own; all others stand where the thing
 * itself does.
 */
export type FactOrigins<Fact extends string> = { readonly [Name in Fact]?: Origin };

/**
 * The API that a docs folder describes: the product's own small vocabulary, between the pages and the
 * OpenAPI document. Every fact that stands somewhere in the docs carries the place where it stands.
 */
export interface Api {
  readonly title?: string;
  readonly description?: string;
  readonly origins?: FactOrigins<"title" | "description">;
  readonly servers: readonly Server[];
  readonly securitySchemes: readonly SecurityScheme[];
  /** What operations need that say nothing of their own. */
  readonly security: Security;
  readonly tags: readonly Tag[];
  /** In the order of the group pages' paths, then of the page. */
  readonly operations: readonly Operation[];
  /** Operations that the docs name without saying their method and path. */
  readonly unplaced: readonly UnplacedOperation[];
  /** By component name; the order is the document's order. */
  readonly types: ReadonlyMap<string, TypeDefinition>;
  /** What was concluded rather than read. */
  readonly inferences: readonly Inference[];
}

export interface Server {
  readonly url: string;
  /** True where the URL stands in an example and not in a list of servers. */
  readonly fromExample: boolean;
  readonly description?: string;
  /** By the names in the URL's braces. */
  readonly variables?: ReadonlyMap<string, ServerVariable>;
  readonly origin: Origin;
  readonly origins?: FactOrigins<"description">;
}

/** OpenAPI 3.1.1 section 4.8.6. */
export interface ServerVariable {
  readonly default: string;
  readonly values?: readonly string[];
  readonly description?: string;
  readonly origin: Origin;
  readonly origins?: FactOrigins<"default" | "values" | "description">;
}

/** OpenAPI 3.1.1 section 4.8.27, as far as docs tell it. */
export interface SecurityScheme {
  readonly name: string;
  readonly type: "http" | "apiKey" | "oauth2" | "openIdConnect";
  /** For `http`: an HTTP authentication scheme, such as `bearer`. */
  readonly scheme?: string;
  readonly in?: "header" | "query" | "cookie";
  /** For `apiKey`: the header, query parameter or cookie; undefined where the docs do not tell. */
  readonly parameterName?: string;
  readonly origin: Origin;
}

/** Alternatives, each the names of the schemes that it takes together; none where no credentials are needed. */
export type Security = readonly (readonly string[])[];

export interface Tag {
  readonly name: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly origin: Origin;
  readonly origins?: FactOrigins<"description">;
}

/** The methods that a path item has a place for (OpenAPI 3.1.1 section 4.8.9). */
const httpMethods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export type HttpMethod = (typeof httpMethods)[number];

export function isHttpMethod(text: string): text is HttpMethod {
  return httpMethods.some((method) => method === text);
}

export interface Operation {
  /** Undefined where the API gives the operation none. */
  readonly operationId?: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly tag?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** How a list that comes in pages is read on. */
  readonly pagination?: Pagination;
  /** Where it differs from what holds for the API as a whole. */
  readonly security?: Security;
  readonly origin: Origin;
  readonly origins?: FactOrigins<"summary" | "description" | "deprecated" | "tag" | "security">;
}

export interface Pagination {
  readonly type: "offsetLimit" | "cursor";
  /** The query parameters that choose a page. */
  readonly inputs: readonly {
    readonly name: string;
    readonly type: "offset" | "page" | "cursor" | "limit";
  }[];
  /** JSONPath of the items in a response, where it is known. */
  readonly results?: string;
  /** JSONPath of the next page's cursor in a response, where it is known. */
  readonly nextCursor?: string;
}

export interface UnplacedOperation {
  readonly name: string;
  readonly summary?: string;
  readonly tag?: string;
  /** True where a diagnostic says already that its method and path cannot be read. */
  readonly told: boolean;
  readonly origin: Origin;
}

/** What a field and a parameter have in common. */
interface Member {
  readonly name: string;
  readonly type: TypeExpression;
  readonly required: boolean;
  readonly description?: string;
  readonly deprecated: boolean;
  /** Parsed by the field's type; undefined when the docs give none. */
  readonly example?: unknown;
  /** The place of its name. */
  readonly origin: Origin;
  readonly origins?: MemberOrigins;
}

/** A member's facts but its name have a cell each. */
export type MemberOrigins = FactOrigins<
  "type" | "required" | "description" | "deprecated" | "example"
>;

export type Field = Member;

export interface Parameter extends Member {
  readonly in: "path" | "query" | "header";
  /** How an object is written into the query (OpenAPI 3.1.1 section 4.8.12.2). */
  readonly style?: "deepObject";
}

/** A body of one content type (OpenAPI 3.1.1 section 4.8.14). */
export interface Content {
  readonly contentType: string;
  readonly type: TypeExpression;
  readonly origins?: FactOrigins<"contentType" | "type">;
}

export interface RequestBody {
  readonly content: readonly Content[];
  readonly required: boolean;
  readonly description?: string;
  readonly origin: Origin;
  readonly origins?: FactOrigins<"required" | "description">;
}

export interface Response {
  /** A status code, or a class of them such as `2XX`. */
  readonly status: string;
  readonly description?: string;
  readonly content: readonly Content[];
  readonly origin: Origin;
  readonly origins?: FactOrigins<"description">;
}

interface Definition {
  /** The component's name in the document. */
  readonly name: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly origin: Origin;
  readonly origins?: FactOrigins<"description" | "deprecated" | "additional">;
}

/** A model page: an object, an enum, or a union. */
export type TypeDefinition = ObjectDefinition | EnumDefinition | UnionDefinition | AliasDefinition;

export interface ObjectDefinition extends Definition {
  readonly kind: "object";
  readonly fields: readonly Field[];
  /** The type of properties that the page does not name; undefined where the docs do not speak of any. */
  readonly additional?: TypeExpression;
}

export interface EnumDefinition extends Definition {
  readonly kind: "enum";
  readonly values: readonly {
    readonly value: string | number | boolean;
    readonly origin: Origin;
  }[];
  /** True where the docs say that other values may come. */
  readonly open: boolean;
}

export interface UnionDefinition extends Definition {
  readonly kind: "union";
  readonly branches: readonly { readonly type: TypeExpression; readonly origin: Origin }[];
}

/** A page that stands for a type with a name of its own, such as an uploaded file. */
export interface AliasDefinition extends Definition {
  readonly kind: "alias";
  readonly type: TypeExpression;
}
