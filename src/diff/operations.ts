import { get, isObject, listOf, objectOf, step, type JsonObject } from "./json.js";
import { resolve } from "./references.js";

/** The methods of a Path Item Object. OpenAPI 3.1.1 section 4.8.9. */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** One operation of a document. */
export interface Operation {
  /** The same for the same operation of both documents, whatever its path parameters are called. */
  readonly key: string;
  /** As people know it: `POST /users/{id}`. */
  readonly name: string;
  readonly path: string;
  readonly value: JsonObject;
  readonly pointer: string;
  /** Parameters of the path and of the operation itself, with where they stand. */
  readonly parameters: readonly { readonly value: unknown; readonly pointer: string }[];
  /** A webhook is called by the API, and what is its request is read by those who use the API. */
  readonly webhook: boolean;
}

/** All operations of a document in its order, webhooks last. */
export function operationsOf(document: JsonObject): Operation[] {
  return (["paths", "webhooks"] as const).flatMap((place) =>
    Object.entries(objectOf(get(document, place))).flatMap(([path, item]) =>
      operationsOfPath(document, place, path, item),
    ),
  );
}

function operationsOfPath(
  document: JsonObject,
  place: "paths" | "webhooks",
  path: string,
  item: unknown,
): Operation[] {
  const { value, pointer } = resolve(document, item, step("#", place, path));
  const pathItem = objectOf(value);
  const webhook = place === "webhooks";
  return methods.flatMap((method) => {
    const operation = get(pathItem, method);
    if (!isObject(operation)) return [];
    const name = `${method.toUpperCase()} ${webhook ? "webhook " : ""}${path}`;
    return {
      key: name.replace(/\{[^}]*\}/g, "{}"),
      name,
      path,
      value: operation,
      pointer: step(pointer, method),
      parameters: [
        ...located(get(pathItem, "parameters"), pointer),
        ...located(get(operation, "parameters"), step(pointer, method)),
      ],
      webhook,
    };
  });
}

function located(parameters: unknown, pointer: string) {
  return listOf(parameters).map((value, position) => ({
    value,
    pointer: step(pointer, "parameters", position),
  }));
}
