import type { ErrorObject } from "ajv/dist/2020.js";
import { escapeKey, unescapeKey } from "../document/pointer.js";
import { isObject, listOf } from "./described.js";

/** Makes a value for a schema that stands alone, references into the document aside. */
export type MakeValue = (schema: unknown) => unknown;

const rounds = 8;

/** More errors than this are mended all at once only. */
const fewErrors = 30;

/**
 * The value with parts changed that a schema does not take, as long as that leaves fewer errors.
 * Samplers look at one schema at a time and know few patterns; the validator names the place.
 */
export function mended(
  value: unknown,
  errorsOf: (value: unknown) => readonly ErrorObject[],
  make: MakeValue,
): unknown {
  let best = { value, errors: errorsOf(value) };
  for (let round = 0; round < rounds && best.errors.length > 0; round++) {
    const { value, errors } = best;
    // In a union the errors of all branches come together: often one mend is right and the rest wrong.
    const alone = errors.length > 1 && errors.length <= fewErrors ? errors.map((one) => [one]) : [];
    const tries = [errors, ...alone].map((some) => {
      const next = withMends(value, some, make);
      return { value: next, errors: errorsOf(next) };
    });
    const next = tries.reduce((a, b) => (b.errors.length < a.errors.length ? b : a));
    if (next.errors.length >= errors.length) break;
    best = next;
  }
  return best.value;
}

/** One mend for each place, by the first error there. */
function withMends(value: unknown, errors: readonly ErrorObject[], make: MakeValue): unknown {
  const root = { value: structuredClone(value) };
  const done: string[] = [];
  for (const error of errors) {
    const mend = mendOf(error, make);
    if (!mend) continue;
    const path = error.instancePath + mend.below;
    if (done.some((one) => path === one || path.startsWith(`${one}/`))) continue;
    done.push(path);
    put(root, path, mend);
  }
  return root.value;
}

interface Mend {
  /** Where, below the place of the error. */
  readonly below: string;
  readonly remove?: boolean;
  readonly value?: unknown;
}

function mendOf({ keyword, params, parentSchema }: ErrorObject, make: MakeValue): Mend | undefined {
  const given = params as Record<string, unknown>;
  switch (keyword) {
    // What the branches of a union have against it are errors of their own.
    case "oneOf":
    case "anyOf":
    case "if":
    case "not":
      return undefined;
    case "required": {
      const name = String(given["missingProperty"]);
      const properties = isObject(parentSchema) ? parentSchema["properties"] : undefined;
      const schema = isObject(properties) ? properties[name] : undefined;
      return { below: `/${escapeKey(name)}`, value: make(schema ?? { type: "string" }) };
    }
    case "additionalProperties":
      return { below: `/${escapeKey(String(given["additionalProperty"]))}`, remove: true };
    case "unevaluatedProperties":
      return { below: `/${escapeKey(String(given["unevaluatedProperty"]))}`, remove: true };
    case "enum":
      return { below: "", value: listOf(given["allowedValues"])[0] };
    case "minimum":
    case "maximum":
      return { below: "", value: given["limit"] };
    case "exclusiveMinimum":
      return { below: "", value: Number(given["limit"]) + 1 };
    case "exclusiveMaximum":
      return { below: "", value: Number(given["limit"]) - 1 };
    case "const":
      return { below: "", value: given["allowedValue"] };
    default:
      return { below: "", value: make(parentSchema) };
  }
}

function put(root: { value: unknown }, path: string, { remove, value }: Mend): void {
  const keys = ["value", ...path.split("/").slice(1).map(unescapeKey)];
  const last = keys.pop()!;
  let node: unknown = root;
  for (const key of keys) node = (node as Record<string, unknown> | undefined)?.[key];
  if (typeof node !== "object" || node === null) return;
  if (remove) Reflect.deleteProperty(node, last);
  else
    Object.defineProperty(node, last, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
}
