import type {
  Ajv2020 as Validator,
  ErrorObject,
  Options,
  ValidateFunction,
} from "ajv/dist/2020.js";
import { isObject, type MockableDocument } from "./described.js";

/** What is wrong with a value, and where in it: a JSON Pointer, empty for the whole. */
export interface Mismatch {
  readonly path: string;
  /** The keyword of JSON Schema that says so, where one does. */
  readonly keyword?: string;
  readonly message: string;
}

export interface Schemas {
  /** What a value has that the schema at the pointer does not take; nothing where it fits. */
  check(pointer: string, value: unknown, purpose?: Purpose): readonly Mismatch[];
  /** The same in the validator's own words: with the keyword, and the schema that it stands in. */
  errors(pointer: string, value: unknown, purpose?: Purpose): readonly ErrorObject[];
}

/**
 * `text`: each scalar is written as text, as in a URL or a form, and is read by its type. `request`:
 * what is `readOnly` need not be there, `required` or not (OpenAPI 3.0.4 section 4.7.24.2).
 */
export interface Purpose {
  readonly text?: boolean;
  readonly request?: boolean;
}

/** The document's schemas as validators, each made when it is first asked for. */
export async function compileSchemas(document: MockableDocument): Promise<Schemas> {
  // Both are CommonJS: once bundled they have a default export alone.
  const [{ default: ajv }, { default: formats }] = await Promise.all([
    import("ajv/dist/2020.js"),
    import("ajv-formats"),
  ]);
  const make = (options: Options) => {
    const validator = new ajv.Ajv2020({ ...shared, ...options });
    formats.default(validator);
    return validator.addSchema(document, name);
  };
  const typed = make({});
  let untyped: Validator | undefined;
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (pointer: string, text: boolean): ValidateFunction => {
    const key = `${text ? "text" : "json"}${pointer}`;
    const known = validators.get(key);
    if (known) return known;
    const validator = text ? (untyped ??= make({ coerceTypes: true })) : typed;
    const made = validator.compile({ $ref: name + inFragment(pointer) });
    validators.set(key, made);
    return made;
  };
  const errors: Schemas["errors"] = (pointer, value, { text = false, request = false } = {}) => {
    const validate = validatorOf(pointer, text);
    if (validate(value)) return [];
    return (validate.errors ?? []).filter((error) => !(request && lacksReadOnly(error)));
  };
  return {
    errors,
    check: (pointer, value, purpose) => distinct(errors(pointer, value, purpose).map(told)),
  };
}

const name = "document.json";

/** Patterns are written for many engines: one that ours cannot read refuses nothing. */
const regExp = Object.assign(
  (pattern: string, flags: string) => {
    for (const attempt of [flags, ""]) {
      try {
        return new RegExp(pattern, attempt);
      } catch {
        // Next.
      }
    }
    return /(?:)/;
  },
  { code: "new RegExp" },
);

const shared: Options = {
  strict: false,
  allErrors: true,
  verbose: true,
  validateSchema: false,
  logger: false,
  code: { regExp },
};

/** Keys such as `/pets/{id}` hold what may not stand in a URI as it is. */
const inFragment = (pointer: string) =>
  `#${pointer.replace(/^#/, "").split("/").map(encodeURIComponent).join("/")}`;

function lacksReadOnly({ keyword, params, parentSchema }: ErrorObject): boolean {
  if (keyword !== "required" || !isObject(parentSchema)) return false;
  const { properties } = parentSchema;
  const { missingProperty } = params as { missingProperty: string };
  const schema = isObject(properties) ? properties[missingProperty] : undefined;
  return isObject(schema) && schema["readOnly"] === true;
}

function told({ instancePath, keyword, params, message }: ErrorObject): Mismatch {
  const given = params as Record<string, unknown>;
  const detail =
    keyword === "enum"
      ? `: ${JSON.stringify(given["allowedValues"])}`
      : keyword === "additionalProperties"
        ? `: ${JSON.stringify(given["additionalProperty"])}`
        : keyword === "const"
          ? `: ${JSON.stringify(given["allowedValue"])}`
          : "";
  return { path: instancePath, keyword, message: `${message ?? keyword}${detail}` };
}

const distinct = (all: readonly Mismatch[]) => [
  ...new Map(all.map((one) => [`${one.path} ${one.message}`, one])).values(),
];
