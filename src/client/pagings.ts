import type { Paging, Place } from "../client-runtime/pagination.js";
import type { OpenApiDocument, SchemaObject } from "../document/openapi.js";
import { resolved } from "../document/resolved.js";
import { keysOf } from "./json-path.js";
import { namedOperations, type NamedOperation } from "./named-operations.js";
import { targetText } from "./operation-table.js";

export interface PagedOperation {
  readonly named: NamedOperation;
  /** `GET /things` */
  readonly target: string;
  readonly paging: Paging;
}

/** The extension by which SDK generators say how a list is paged through, as far as a document holds it. */
interface Extension {
  readonly type?: unknown;
  readonly inputs?: readonly {
    readonly name?: unknown;
    readonly in?: unknown;
    readonly type?: unknown;
  }[];
  readonly outputs?: Partial<Record<"results" | "numPages" | "nextCursor" | "nextUrl", unknown>>;
}

/** The operations of which `x-speakeasy-pagination` says enough to go from each page to the next. */
export function pagedOperations(document: OpenApiDocument): PagedOperation[] {
  return namedOperations(document).flatMap((named) => {
    const paging = pagingOf(named, document);
    return paging ? [{ named, target: targetText(named), paging }] : [];
  });
}

function pagingOf(named: NamedOperation, document: OpenApiDocument): Paging | undefined {
  const extension = named.operation["x-speakeasy-pagination"] as Extension | null | undefined;
  if (typeof extension !== "object" || extension === null) return undefined;
  const { type, inputs = [], outputs } = extension;
  const input = (...kinds: string[]) =>
    Array.isArray(inputs) ? inputs.find((one) => kinds.includes(String(one?.type))) : undefined;
  const results = keysOf(outputs?.results);
  const found = results ? { results } : {};
  switch (type) {
    case "offsetLimit": {
      const number = inputOf(input("page", "offset"), named, document);
      const count = keysOf(outputs?.numPages);
      if (!number) return undefined;
      const by = input("offset") ? "offset" : "page";
      if (!results && (by === "offset" || !count)) return undefined;
      const limit = inputOf(input("limit"), named, document);
      return {
        ...{ by, input: number.place, first: first(by, number.schema), ...found },
        ...(limit ? { limit: limit.place, ...sizes(limit.schema) } : {}),
        ...(count && by === "page" ? { count } : {}),
      };
    }
    case "cursor": {
      const cursor = inputOf(input("cursor"), named, document);
      const next = keysOf(outputs?.nextCursor);
      return cursor && next && { by: "cursor", input: cursor.place, ...found, next };
    }
    case "url": {
      const next = keysOf(outputs?.nextUrl);
      return next && { by: "url", ...found, next };
    }
    default:
      return undefined;
  }
}

/** Pages are counted from 1 unless the parameter says otherwise, and items from 0. */
function first(by: "offset" | "page", { default: given, minimum }: Numeric): number {
  if (typeof given === "number") return given;
  if (by === "offset") return 0;
  return minimum === 0 ? 0 : 1;
}

function sizes({ default: size, maximum }: Numeric): Pick<Paging, "size" | "most"> {
  return {
    ...(typeof size === "number" ? { size } : {}),
    ...(typeof maximum === "number" ? { most: maximum } : {}),
  };
}

/** What a parameter's schema says of its numbers. */
type Numeric = SchemaObject & { default?: unknown; minimum?: unknown; maximum?: unknown };

/** Where an input stands in a request; undefined where the operation has no such parameter, nor a body for it. */
function inputOf(
  input: NonNullable<Extension["inputs"]>[number] | undefined,
  { operation }: NamedOperation,
  document: OpenApiDocument,
): { readonly place: Place; readonly schema: Numeric } | undefined {
  if (!input || typeof input.name !== "string") return undefined;
  const { name } = input;
  if (input.in === "requestBody") {
    return operation.requestBody ? { place: ["body", name], schema: {} } : undefined;
  }
  const parameter = operation.parameters?.find((one) => one.name === name);
  if (!parameter || parameter.in === "cookie") return undefined;
  return { place: [parameter.in, name], schema: resolved(parameter.schema, document) };
}
