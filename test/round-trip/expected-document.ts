import type {
  ApiModel,
  BodyModel,
  Group,
  Member,
  OperationModel,
  ParameterModel,
  Scalar,
  SuccessModel,
  Type,
  TypeModel,
} from "./api-model.js";
import type {
  OpenApiDocument,
  OperationObject,
  ResponseObject,
  SchemaObject,
} from "../../src/document/openapi.js";
import { exampleOf } from "./examples.js";
import { camel, onTheWire, pascal, kebab, type WireStyle } from "./names.js";

/** The document that the API's authors wrote, whose docs are then made and read. */
export function expectedDocument(api: ApiModel, style: WireStyle): OpenApiDocument {
  const writer = new Writer(api, style);
  const scheme = schemes[api.security];
  const paths: NonNullable<OpenApiDocument["paths"]> = {};
  for (const group of api.groups) {
    for (const operation of group.operations) {
      const path = pathOf(operation, api);
      paths[path] = {
        ...paths[path],
        [operation.method]: writer.operation(operation, tagOf(group)),
      };
    }
  }
  return {
    openapi: "3.1.1",
    // READMEs print both or nothing.
    info: {
      version: "0.0.0",
      ...(api.title === undefined || api.description === undefined
        ? { title: "API" }
        : { title: api.title, description: api.description }),
    },
    ...(api.server === undefined ? {} : { servers: [{ url: api.server }] }),
    ...(scheme ? { security: [{ auth: [] }] } : {}),
    tags: api.groups.map((group) => ({
      name: tagOf(group),
      ...(group.description === undefined ? {} : { description: group.description }),
    })),
    paths,
    components: {
      schemas: Object.fromEntries(
        api.types
          .filter(({ kind }) => kind !== "file")
          .map((type) => [type.name, writer.definition(type)]),
      ),
      ...(scheme ? { securitySchemes: { auth: scheme } } : {}),
    },
  };
}

const schemes = {
  none: undefined,
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic" },
  apiKey: { type: "apiKey", in: "header", name: "x-api-key" },
} as const;

export function pathOf({ path, template }: OperationModel, api: ApiModel): string {
  if (template !== undefined) return template;
  const segments = path.map((one) =>
    typeof one === "string" ? one : `{${onTheWire(one, api.pathStyle)}}`,
  );
  return `/${segments.join("/")}`;
}

const tagOf = ({ name, nested }: Group) =>
  nested ? name.map((word) => pascal([word])).join(".") : pascal(name);

export const operationIdOf = ({ id, operationId }: OperationModel) => operationId ?? camel(id);

class Writer {
  readonly #api: ApiModel;
  readonly #style: WireStyle;

  constructor(api: ApiModel, style: WireStyle) {
    this.#api = api;
    this.#style = style;
  }

  operation(operation: OperationModel, tag: string): OperationObject {
    const { body, deprecated, anonymous, parameters, description, summary } = operation;
    return {
      operationId: operationIdOf(operation),
      summary,
      ...(description === undefined ? {} : { description }),
      ...(deprecated ? { deprecated } : {}),
      tags: [tag],
      ...(anonymous ? { security: [] } : {}),
      ...(parameters.length > 0
        ? { parameters: parameters.map((one) => this.#parameter(one)) }
        : {}),
      ...(body ? { requestBody: this.#body(body) } : {}),
      responses: this.#responses(operation),
    };
  }

  #parameter(one: ParameterModel) {
    return {
      name: this.#parameterName(one),
      in: one.in,
      required: one.required,
      ...this.#about(one),
      // Of the ways to write an object in a query, this is the one in use.
      ...(one.in === "query" && this.#isObject(one.type)
        ? { style: "deepObject", explode: true }
        : {}),
      schema: this.#memberSchema(one),
      ...this.#example(one, (example) => ({ example })),
    };
  }

  #isObject = (type: Type) => type.kind === "map" || this.#modelOf(type)?.kind === "object";

  #parameterName({ name, in: place }: ParameterModel): string {
    if (place === "header") return kebab(name);
    return onTheWire(name, place === "path" ? this.#api.pathStyle : this.#style);
  }

  #body({ type, required, description }: BodyModel) {
    const model = this.#modelOf(type);
    const isForm =
      model?.kind === "object" &&
      model.fields.some((field) => this.#modelOf(field.type)?.kind === "file");
    return {
      ...(description === undefined ? {} : { description }),
      ...(required ? { required } : {}),
      content: {
        [isForm ? "multipart/form-data" : "application/json"]: { schema: this.type(type) },
      },
    };
  }

  #modelOf(type: Type): TypeModel | undefined {
    return type.kind === "model"
      ? this.#api.types.find(({ name }) => name === type.name)
      : undefined;
  }

  #responses({ success, errors }: OperationModel): Record<string, ResponseObject> {
    return {
      "200": {
        description: success?.description ?? "",
        ...(success ? { content: this.#successContent(success) } : {}),
      },
      ...Object.fromEntries(
        errors.flatMap(({ type, statuses }) =>
          statuses.map((status) => [
            status,
            {
              description: this.#api.types.find(({ name }) => name === type)!.description ?? "",
              content: {
                "application/json": { schema: this.type({ kind: "model", name: type }) },
              },
            },
          ]),
        ),
      ),
    };
  }

  #successContent({ type }: SuccessModel) {
    const scalar = type.kind === "scalar" ? type.scalar : undefined;
    const contentType =
      scalar === "bytes" ? "*/*" : scalar === "string" ? "text/plain" : "application/json";
    return { [contentType]: { schema: this.type(type) } };
  }

  definition(model: TypeModel): SchemaObject {
    const about = {
      ...(model.description === undefined ? {} : { description: model.description }),
      ...(model.deprecated ? { deprecated: true } : {}),
    };
    switch (model.kind) {
      case "object": {
        const required = model.fields.filter((one) => one.required).map((one) => one.name);
        const { additional } = model;
        const fields = model.fields.map((field) => [
          onTheWire(field.name, this.#style),
          this.#field(field),
        ]);
        return {
          ...about,
          type: "object",
          properties: Object.fromEntries(fields) as Record<string, SchemaObject>,
          required: required.map((name) => onTheWire(name, this.#style)),
          ...(additional ? { additionalProperties: this.type(additional) } : {}),
        };
      }
      case "enum":
        return {
          ...about,
          type: typeof model.values[0] === "number" ? "integer" : "string",
          enum: [...model.values],
          ...(model.open ? { "x-speakeasy-unknown-values": "allow" } : {}),
        };
      case "union":
        return { ...about, anyOf: model.branches.map((branch) => this.type(branch)) };
      case "file":
        return { ...about, type: "string", format: "binary" };
    }
  }

  #field(field: Member): SchemaObject {
    return {
      ...this.#memberSchema(field),
      ...this.#about(field),
      ...this.#example(field, (example) => ({ examples: [example] })),
    };
  }

  #about({ description, deprecated }: Member) {
    return {
      ...(description === undefined ? {} : { description }),
      ...(deprecated ? { deprecated } : {}),
    };
  }

  #example<T extends object>({ type, example }: Member, make: (value: unknown) => T): T | object {
    const value = exampleOf(type, example, this.#api, this.#style);
    return value === undefined ? {} : make(value);
  }

  #memberSchema({ type, nullable }: Member): SchemaObject {
    const schema = this.type(type);
    return nullable ? { anyOf: [schema, { type: "null" }] } : schema;
  }

  type(type: Type): SchemaObject {
    switch (type.kind) {
      case "scalar":
        return scalars[type.scalar];
      case "literal":
        return { type: typeof type.value, const: type.value };
      case "list":
        return { type: "array", items: this.type(type.items) };
      case "map":
        return { type: "object", additionalProperties: this.type(type.values) };
      case "model": {
        const isFile = this.#modelOf(type)?.kind === "file";
        return isFile
          ? { type: "string", format: "binary" }
          : { $ref: `#/components/schemas/${type.name}` };
      }
    }
  }
}

const scalars: Readonly<Record<Scalar, SchemaObject>> = {
  string: { type: "string" },
  integer: { type: "integer" },
  int32: { type: "integer", format: "int32" },
  number: { type: "number" },
  float: { type: "number", format: "float" },
  boolean: { type: "boolean" },
  date: { type: "string", format: "date" },
  "date-time": { type: "string", format: "date-time" },
  any: {},
  bytes: { type: "string", format: "binary" },
};
