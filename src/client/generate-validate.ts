import type { Checks, ParameterCheck } from "../client-runtime/validation.js";
import type {
  MediaTypeObject,
  OpenApiDocument,
  OperationObject,
  SchemaObject,
} from "../document/openapi.js";
import { withJsonSchemas } from "../document/json-schema.js";
import { fileHeader } from "./file-header.js";
import { listedSchema } from "./listed-schema.js";
import { listOperations } from "./operations.js";

/** The validator that `validate.ts` imports, and the version that we have tried it with. */
export const validator = { name: "@cfworker/json-schema", version: "4.1.6" } as const;

/**
 * Writes the source of `validate.ts`: the document's schemas, and which of them hold for what. Of all that
 * is generated it alone needs a further package, one that interprets JSON Schema without `eval`.
 */
export function generateValidate(given: OpenApiDocument): string {
  const document = withJsonSchemas(given);
  const components = Object.entries(document.components?.schemas ?? {});
  const schemas = new Map(components.map(([name, schema]) => [name, listedSchema(schema)]));
  /** The name of a schema: its component's, or one of its own, which no component can have (a space). */
  const named = (name: string, schema: SchemaObject): string => {
    const component = schema.$ref?.replace("#/components/schemas/", "");
    if (component !== undefined && schemas.has(component)) return component;
    schemas.set(name, listedSchema(schema));
    return name;
  };
  const operations = listOperations(document).map(({ method, path, operation }) => {
    const target = `${method.toUpperCase()} ${path}`;
    return [target, checksOf(target, operation, named)] as const;
  });
  return `${fileHeader(`Checks of requests and responses`)}
import { dereference, type Schema, validate } from "${validator.name}";
import type { Middleware } from "openapi-fetch";
import {
  type Checks,
  mismatchesOf,
  validating,
  type ValidationOptions,
} from "./runtime/validation.js";

export { type Mismatch, ValidationError, type ValidationOptions } from "./runtime/validation.js";

const schemas: Schema = { $defs: ${lines(schemas)} };

const operations: Readonly<Record<string, Checks>> = ${lines(operations)};

let lookup: Record<string, Schema | boolean> | undefined;

/**
 * Compares requests and responses with the document: \`client.use(validation())\`. What does not match is
 * thrown as a ValidationError, or given to \`onMismatch\`.
 */
export function validation(options: ValidationOptions = {}): Middleware {
  return validating(
    operations,
    (name, value) => {
      lookup ??= dereference(schemas);
      const schema = schemas.$defs![name]!;
      return mismatchesOf(validate(value, schema, "2020-12", lookup, false).errors);
    },
    options,
  );
}
`;
}

function lines(members: Iterable<readonly [string, unknown]>): string {
  const written = [...members].map(([name, value]) => {
    const key = name === "__proto__" ? `["__proto__"]` : JSON.stringify(name);
    return `  ${key}: ${JSON.stringify(value)},\n`;
  });
  return `{\n${written.join("")}}`;
}

function checksOf(
  target: string,
  { parameters = [], requestBody, responses = {} }: OperationObject,
  named: (name: string, schema: SchemaObject) => string,
): Checks {
  const checked = parameters
    .filter(({ in: place }) => place !== "cookie")
    .map(({ in: place, name, schema, required }) => ({
      ...{ in: place as ParameterCheck["in"], name },
      schema: named(`${target} ${place} ${name}`, schema),
      ...(required ? { required: true as const } : {}),
    }));
  const body = jsonOf(requestBody?.content);
  const answers = Object.entries(responses).map(([status, { content }]) => {
    const schema = jsonOf(content);
    return [status, schema ? named(`${target} ${status}`, schema) : null] as const;
  });
  return {
    ...(checked.length > 0 ? { parameters: checked } : {}),
    ...(body ? { body: [named(`${target} body`, body), requestBody?.required ?? false] } : {}),
    responses: Object.fromEntries(answers),
  };
}

/** The schema of the only content type, where that is JSON. */
function jsonOf(content: Readonly<Record<string, MediaTypeObject>> = {}): SchemaObject | undefined {
  const types = Object.keys(content);
  const areJson = types.length > 0 && types.every((type) => /[/+]json\s*(?:;|$)/i.test(type));
  return areJson && types.length === 1 ? content[types[0]!]!.schema : undefined;
}
