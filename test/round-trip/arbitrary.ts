import fc from "fast-check";
import type { ApiModel, Method, ParameterModel, TypeModel } from "./api-model.js";
import * as text from "./arbitrary-text.js";
import {
  anyType,
  enumModel,
  listOf,
  mapOf,
  member,
  objectModel,
  plainScalar,
  reference,
  scalar,
  unionModel,
} from "./arbitrary-types.js";
import { settle, type Draft, type OperationDraft } from "./settle.js";

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const rarely = fc.nat(5).map((one) => one === 5);

interface Kinds {
  readonly objects: readonly string[];
  readonly enums: readonly string[];
  readonly unions: readonly string[];
}

/** Which models there are is known before they are made, so that they can refer to each other. */
const kinds: fc.Arbitrary<Kinds> = fc
  .uniqueArray(fc.tuple(text.modelName, fc.nat(9)), {
    maxLength: 7,
    selector: ([name]) => name.toLowerCase(),
  })
  .map((list) => {
    const of = (from: number, to: number) =>
      list.filter(([, kind]) => kind >= from && kind <= to).map(([name]) => name);
    return { objects: of(0, 5), enums: of(6, 7), unions: of(8, 9) };
  });

function typeModels({ objects, enums, unions }: Kinds): fc.Arbitrary<TypeModel[]> {
  const type = anyType([...objects, ...enums, ...unions]);
  return fc.tuple(
    ...objects.map((name) => objectModel(name, type) as fc.Arbitrary<TypeModel>),
    ...enums.map((name) => enumModel(name)),
    ...unions.map((name) => unionModel(name, [...objects, ...enums])),
  );
}

const errorModel = fc.constantFrom("BadInput", "Conflict", "Missing").chain((name) =>
  objectModel(`${name}Error`, plainScalar).map((model): TypeModel => ({
    ...model,
    folder: "errors",
  })),
);

function parameter({ objects, enums }: Kinds): fc.Arbitrary<ParameterModel> {
  const flat = fc.oneof(
    { weight: 4, arbitrary: plainScalar },
    ...(enums.length > 0 ? [reference(enums)] : []),
  );
  const query = fc.oneof(
    { weight: 4, arbitrary: flat },
    listOf(flat),
    mapOf(scalar("string", "any")),
    ...(objects.length > 0 ? [reference(objects)] : []),
  );
  return fc.oneof(
    { weight: 3, arbitrary: member(query).map((one) => ({ ...one, in: "query" as const })) },
    fc
      .tuple(text.headerName, member(scalar("string", "integer")))
      .map(([name, one]) => ({ ...one, name, nullable: false, in: "header" as const })),
    fc.tuple(text.pathName, member(flat)).map(([name, one]) => ({
      ...one,
      name,
      nullable: false,
      required: true,
      in: "path" as const,
    })),
  );
}

function operation(known: Kinds): fc.Arbitrary<OperationDraft> {
  const { objects, enums, unions } = known;
  const models = [...objects, ...enums, ...unions];
  const bodies = [...objects, ...unions];
  const component = bodies.length > 0 ? [reference(bodies)] : [];
  return fc.record({
    verb: text.verb,
    noun: text.pathName,
    method: fc.constantFrom<Method[]>("get", "post", "put", "delete", "patch"),
    summary: text.line,
    description: optional(text.pageText),
    deprecated: rarely,
    anonymous: rarely,
    parameters: fc.uniqueArray(parameter(known), {
      maxLength: 4,
      selector: ({ name }) => name.join(""),
    }),
    body: optional(
      fc.record({
        type: fc.oneof(
          fc.constant("inline" as const),
          fc.constant("form" as const),
          ...component,
          ...component.map(listOf),
        ),
        fields: objectModel("", anyType(models)),
        required: fc.boolean(),
        description: optional(text.cellText),
      }),
    ),
    success: optional(
      fc.record({
        type: fc.oneof(
          ...(models.length > 0 ? [{ weight: 4, arbitrary: reference(models) }] : []),
          ...(models.length > 0 ? [listOf(reference(models))] : []),
          scalar("string", "bytes"),
        ),
        description: optional(text.cellText),
      }),
    ),
    errors: fc.uniqueArray(fc.constantFrom("400", "404", "409", "422", "500", "503"), {
      maxLength: 3,
    }),
    error: fc.nat(2),
  });
}

const draft: fc.Arbitrary<Draft> = kinds.chain((known) =>
  fc.record({
    title: optional(text.title),
    description: optional(text.cellText),
    server: optional(fc.constantFrom("https://api.example.com", "https://example.com/v1")),
    security: fc.constantFrom("none", "bearer", "basic", "apiKey"),
    style: fc.constantFrom("printed", "snake", "camel"),
    pathStyle: fc.constantFrom("snake", "camel"),
    flat: fc.boolean(),
    types: typeModels(known),
    errorTypes: fc.uniqueArray(errorModel, {
      minLength: 1,
      maxLength: 3,
      selector: ({ name }) => name,
    }),
    groups: fc.uniqueArray(
      fc.record({
        name: text.groupName,
        nested: fc.boolean(),
        description: optional(text.pageText),
        operations: fc.array(operation(known), { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ name }) => name.join("") },
    ),
  }),
);

/** Random APIs, small enough for a failure to be read. */
export const apiModel: fc.Arbitrary<ApiModel> = draft.map(settle);
