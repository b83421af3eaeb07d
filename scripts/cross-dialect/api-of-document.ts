import type {
  ApiModel,
  BodyModel,
  ErrorModel,
  Group,
  Method,
  OperationModel,
  SuccessModel,
} from "../../test/round-trip/api-model.js";
import { ClassNames, classOf } from "./class-names.js";
import {
  type BodyJson,
  deref,
  type DocumentJson,
  type JsonSchema,
  type OperationJson,
  type ParameterJson,
} from "./json-schema.js";
import { parametersOf } from "./parameters.js";
import { type Place, SchemaTypes, type TypeOptions } from "./types-of-schemas.js";
import { wordsOnWire } from "./wire-words.js";

const methods: readonly Method[] = ["get", "put", "post", "delete", "patch"];

export interface ApiOptions extends TypeOptions {
  readonly flat: boolean;
  /** Whether classes of operations share a folder with components, so that their names must differ. */
  readonly oneFolder: boolean;
}

interface Located {
  readonly method: Method;
  readonly path: string;
  readonly id: string;
  readonly json: OperationJson;
  readonly shared: readonly ParameterJson[];
}

/** The API that a document describes, in the words of SDK docs. */
export function apiOfDocument(document: DocumentJson, options: ApiOptions): ApiModel {
  const located = operationsOf(document);
  const reserved = located.flatMap(({ id }) =>
    options.oneFolder ? [`${classOf(id)}Request`, `${classOf(id)}Response`] : [],
  );
  const names = new ClassNames(reserved);
  const types = new SchemaTypes(document, names, options);
  const converter = new Converter(document, types, names);
  const operations = located.map((one) => ({ one, model: converter.operation(one) }));
  const withErrors = operations.map(({ one, model }) => ({
    tag: one.json.tags?.[0] ?? "SDK",
    model: { ...model, errors: converter.errors(one) },
  }));
  const { title, description } = document.info;
  const server = document.servers?.[0]?.url;
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description: description.trim() }),
    ...(server === undefined ? {} : { server }),
    security: securityOf(document),
    style: "printed",
    pathStyle: "camel",
    flat: options.flat,
    groups: groupsOf(withErrors, document),
    types: types.models,
  };
}

function operationsOf(document: DocumentJson): Located[] {
  return Object.entries(document.paths).flatMap(([path, raw]) => {
    const item = deref(document, raw) as Readonly<Record<string, unknown>>;
    const shared = (item["parameters"] ?? []) as readonly ParameterJson[];
    return methods.flatMap((method) => {
      const json = item[method] as OperationJson | undefined;
      // Where there is no operationId, generators put method and path in its place.
      const id = json?.operationId ?? `${method}_${path}`;
      return json ? [{ method, path, id, json, shared }] : [];
    });
  });
}

function groupsOf(
  operations: readonly { tag: string; model: OperationModel }[],
  document: DocumentJson,
): Group[] {
  const byTag = new Map<string, OperationModel[]>();
  for (const { tag, model } of operations) byTag.set(tag, [...(byTag.get(tag) ?? []), model]);
  return [...byTag].map(([tag, list]) => {
    const description = document.tags?.find(({ name }) => name === tag)?.description;
    return {
      name: wordsOnWire(tag),
      nested: false,
      ...(description === undefined ? {} : { description: description.trim() }),
      operations: list,
    };
  });
}

function securityOf(document: DocumentJson): ApiModel["security"] {
  const [scheme] = Object.values(document.components?.securitySchemes ?? {});
  if (scheme === undefined) return "none";
  if (scheme.type === "apiKey") return "apiKey";
  return scheme.scheme?.toLowerCase() === "basic" ? "basic" : "bearer";
}

class Converter {
  readonly #document: DocumentJson;
  readonly #types: SchemaTypes;
  readonly #names: ClassNames;
  readonly #errors = new Map<string, string | undefined>();

  constructor(document: DocumentJson, types: SchemaTypes, names: ClassNames) {
    this.#document = document;
    this.#types = types;
    this.#names = names;
  }

  operation({ method, path, id, json, shared }: Located): OperationModel {
    const body = this.#body(json.requestBody, id);
    const success = this.#success(json, id);
    const summary = json.summary?.trim() ?? "";
    const description = json.description?.trim();
    return {
      operationId: id,
      template: path,
      name: wordsOnWire(id),
      id: wordsOnWire(id),
      method,
      path: [],
      summary,
      ...(description ? { description } : {}),
      deprecated: json.deprecated ?? false,
      anonymous: json.security?.length === 0,
      parameters: parametersOf(
        [...shared, ...(json.parameters ?? [])],
        id,
        this.#document,
        this.#types,
      ),
      ...(body ? { body } : {}),
      ...(success ? { success } : {}),
      errors: [],
    };
  }

  /** The first content type: SDKs make another method of a second one. */
  #body(raw: BodyJson | undefined, id: string): BodyModel | undefined {
    const json = deref(this.#document, raw);
    const [first] = Object.entries(json?.content ?? {});
    if (!json || !first) return undefined;
    const [contentType, media] = first;
    const place: Place = {
      names: [`${classOf(id)}RequestBody`],
      folder: "operations",
      upload: contentType.startsWith("multipart/"),
    };
    const { type } = this.#types.read(media.schema ?? {}, place);
    const { required = false, description } = json;
    return { type, required, ...(description ? { description: description.trim() } : {}) };
  }

  #success({ responses = {} }: OperationJson, id: string): SuccessModel | undefined {
    for (const [status, raw] of Object.entries(responses)) {
      const json = status.startsWith("2") ? deref(this.#document, raw) : undefined;
      const contents = Object.entries(json?.content ?? {});
      const best = contents.find(([type]) => /json/.test(type)) ?? contents[0];
      if (!json || !best) continue;
      const place: Place = { names: [`${classOf(id)}ResponseBody`], folder: "operations" };
      const { type } = this.#types.read(best[1].schema ?? {}, place);
      const { description } = json;
      return { type, ...(description ? { description: description.trim() } : {}) };
    }
    return undefined;
  }

  /** After all operations, so that components keep their names. */
  errors({ json, id }: Located): ErrorModel[] {
    const rows = new Map<string, ErrorModel>();
    for (const [status, raw] of Object.entries(json.responses ?? {})) {
      if (!/^[45]\d\d$/.test(status)) continue;
      for (const [contentType, media] of Object.entries(
        deref(this.#document, raw)?.content ?? {},
      )) {
        const type = this.#errorClass(media.schema ?? {}, id);
        if (type === undefined) continue;
        const key = `${type} ${contentType}`;
        const statuses = [...(rows.get(key)?.statuses ?? []), status];
        rows.set(key, { type, statuses, contentType });
      }
    }
    return [...rows.values()];
  }

  /** Errors are classes of their own, even where their schema is used elsewhere too. */
  #errorClass(schema: JsonSchema, id: string): string | undefined {
    const key = JSON.stringify(schema);
    if (this.#errors.has(key)) return this.#errors.get(key);
    const component = schema.$ref?.replace(/^.*\//, "");
    const own = component === undefined ? `${classOf(id)}Error` : classOf(component);
    const name = this.#names.claim(own, `${own}Error`);
    const made = this.#types.object(schema, name, "errors") ? name : undefined;
    this.#errors.set(key, made);
    return made;
  }
}
