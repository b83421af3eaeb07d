import type { OperationModel, ParameterModel } from "../../test/round-trip/api-model.js";
import { classOf } from "./class-names.js";
import { deref, type DocumentJson, type ParameterJson } from "./json-schema.js";
import type { SchemaTypes } from "./types-of-schemas.js";

/** Headers that SDKs send by themselves and do not document. */
const ownHeaders = /^(?:accept|authorization|content-type)$/i;

/** The parameters of an operation as an SDK's request class has them. */
export function parametersOf(
  raw: readonly ParameterJson[],
  operationId: string,
  document: DocumentJson,
  types: SchemaTypes,
): OperationModel["parameters"] {
  const byPlace = new Map<string, ParameterJson>();
  for (const one of raw) {
    const parameter = deref(document, one);
    if (!parameter?.name) continue;
    if (parameter.in === "header" && ownHeaders.test(parameter.name)) continue;
    if (parameter.in !== "cookie") byPlace.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  const parameters = [...byPlace.values()].map((one): ParameterModel => {
    const schema = one.schema ?? Object.values(one.content ?? {})[0]?.schema ?? {};
    const member = types.member(one.name, schema, {
      required: one.required ?? false,
      place: { names: [classOf(operationId), one.name], folder: "operations" },
    });
    const description = one.description?.trim() ?? member.description;
    return {
      ...member,
      in: one.in as ParameterModel["in"],
      deprecated: one.deprecated ?? member.deprecated,
      ...(description === undefined ? {} : { description }),
      ...(one.example === undefined ? {} : { example: { value: one.example } }),
    };
  });
  return withDistinctNames(parameters);
}

/** Names that fall together in a language's casing carry their place, and a number if that is not enough. */
function withDistinctNames(parameters: readonly ParameterModel[]): ParameterModel[] {
  const letters = ({ name }: ParameterModel) => name.join("").toLowerCase();
  const all = parameters.map(letters);
  const used = new Map<string, number>();
  return parameters.map((one) => {
    if (all.indexOf(letters(one)) === all.lastIndexOf(letters(one))) return one;
    const name = [...one.name, one.in, "parameter"];
    const before = used.get(name.join(" ")) ?? 0;
    used.set(name.join(" "), before + 1);
    return { ...one, name: before === 0 ? name : [...name.slice(0, -1), `parameter${before}`] };
  });
}
