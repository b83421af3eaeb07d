import type { ApiModel, GivenExample, Type, TypeModel } from "./api-model.js";
import { onTheWire, type WireStyle } from "./names.js";

const pick = <T>(from: readonly T[], seed: number): T => from[seed % from.length]!;

const strings = ["abc", "42", "true", "a b", "https://example.com/?a=1&b=[2]", "{id}", '"q"'];

/** The example that an author gave of a type, with keys as the wire spells them; undefined for none. */
export function exampleOf(
  type: Type,
  example: number | GivenExample | undefined,
  api: ApiModel,
  style: WireStyle,
): unknown {
  if (example === undefined) return undefined;
  if (typeof example === "object") return example.value;
  const seed = example;
  const inner = (one: Type) => exampleOf(one, seed, api, style);
  switch (type.kind) {
    case "literal":
      return type.value;
    case "list": {
      const item = inner(type.items);
      return item === undefined ? undefined : [item];
    }
    case "map": {
      const value = inner(type.values);
      return value === undefined ? undefined : { key: value };
    }
    case "model":
      return exampleOfModel(
        api.types.find(({ name }) => name === type.name)!,
        seed,
        api,
        style,
      );
    case "scalar":
      switch (type.scalar) {
        case "string":
          return pick(strings, seed);
        case "integer":
        case "int32":
          return pick([0, 42, -3600], seed);
        case "number":
        case "float":
          return pick([1.5, 0.25, 3], seed);
        case "boolean":
          return seed % 2 === 0;
        case "date":
          return "2031-01-31";
        case "date-time":
          return "2031-01-31T10:00:00Z";
        default:
          return undefined;
      }
  }
}

function exampleOfModel(model: TypeModel, seed: number, api: ApiModel, style: WireStyle): unknown {
  if (model.kind === "enum") return pick<string | number>(model.values, seed);
  if (model.kind !== "object") return undefined;
  const entries = model.fields
    .filter(({ type }) => type.kind === "scalar")
    .map(({ name, type }) => [onTheWire(name, style), exampleOf(type, seed, api, style)] as const)
    .filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
