import type {
  ApiModel,
  BodyModel,
  FileModel,
  Group,
  Method,
  ObjectModel,
  OperationModel,
  ParameterModel,
  SuccessModel,
  Type,
  TypeModel,
} from "./api-model.js";
import { onTheWire, pascal, type Words } from "./names.js";

/** An API as it is drawn, before its parts are made to fit each other. */
export interface Draft extends Omit<ApiModel, "groups" | "types"> {
  readonly types: readonly TypeModel[];
  readonly errorTypes: readonly TypeModel[];
  readonly groups: readonly (Omit<Group, "operations"> & {
    readonly operations: readonly OperationDraft[];
  })[];
}

export interface OperationDraft {
  readonly verb: string;
  readonly noun: Words;
  readonly method: Method;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly deprecated: boolean;
  readonly anonymous: boolean;
  readonly parameters: readonly ParameterModel[];
  readonly body?:
    | {
        /** A class of its own, with a file or without, or a type that has one. */
        readonly type: "inline" | "form" | Type;
        readonly fields: ObjectModel;
        readonly required: boolean;
        readonly description?: string | undefined;
      }
    | undefined;
  readonly success?: SuccessModel | undefined;
  readonly errors: readonly string[];
  readonly error: number;
}

/** Makes a draft a valid API, without what no docs can tell. */
export function settle(draft: Draft): ApiModel {
  const { errorTypes, ...rest } = draft;
  const types = new Map(draft.types.map((type) => [type.name, type]));
  const numbers = new Map<string, number>();
  const groups = draft.groups.map((group): Group => ({
    ...group,
    operations: withDistinctNames(group.operations).map((operation) => {
      const first = [operation.verb, ...operation.noun];
      const count = (numbers.get(first.join("")) ?? 0) + 1;
      numbers.set(first.join(""), count);
      const id =
        count === 1
          ? first
          : [...first, ["twice", "thrice", "again", "more"][count - 2] ?? `x${count}`];
      return settleOperation(operation, id, errorTypes, types);
    }),
  }));
  const api: ApiModel = { ...rest, groups, types: [...types.values()] };
  return withEvidence(withKnownCredentials(api));
}

/** The SDK's methods: no two in one group have a name in common. */
function withDistinctNames(operations: readonly OperationDraft[]): OperationDraft[] {
  const seen = new Set<string>();
  return operations.filter(({ verb }) => !seen.has(verb) && seen.add(verb));
}

function settleOperation(
  draft: OperationDraft,
  id: Words,
  errorTypes: readonly TypeModel[],
  types: Map<string, TypeModel>,
): OperationModel {
  const { verb, errors: statuses, error, body: bodyDraft, success } = draft;
  const { method, summary, description, deprecated, anonymous } = draft;
  const takesBody = draft.method !== "get" && draft.method !== "delete";
  const body = takesBody && bodyDraft ? settleBody(bodyDraft, id, types) : undefined;
  const inPath = draft.parameters.filter((one) => one.in === "path");
  const errorType = errorTypes[error % errorTypes.length]!;
  if (statuses.length > 0) types.set(errorType.name, errorType);
  return {
    method,
    summary,
    ...(description === undefined ? {} : { description }),
    deprecated,
    anonymous,
    name: [verb],
    id,
    path: [
      onTheWire(id, "snake"),
      ...inPath.flatMap(({ name }, at) => (at % 2 ? [name] : [name, "of"])),
    ],
    parameters:
      takesBody && inPath.length === 0
        ? settleParameters(draft.parameters, body, types)
        : draft.parameters,
    ...(body ? { body } : {}),
    ...(success ? { success } : {}),
    errors: statuses.length > 0 ? [{ type: errorType.name, statuses }] : [],
  };
}

/**
 * Of a method that may have a body, a class `<operationId>Request` without variables of the path and
 * without a body among its members is the body itself, for all that docs tell; and a member that must be
 * there, or that holds objects, makes it one too where the body's member is known by its type's name alone.
 */
function settleParameters(
  parameters: readonly ParameterModel[],
  body: BodyModel | undefined,
  types: ReadonlyMap<string, TypeModel>,
): readonly ParameterModel[] {
  if (!body) return [];
  return parameters
    .filter((one) => one.in !== "query" || !holdsObjects(one.type, types))
    .map((one) => (one.in === "query" ? { ...one, required: false } : one));
}

function holdsObjects(type: Type, types: ReadonlyMap<string, TypeModel>): boolean {
  if (type.kind === "list") return holdsObjects(type.items, types);
  if (type.kind === "model") return types.get(type.name)?.kind === "object";
  return type.kind === "map";
}

function settleBody(
  draft: NonNullable<OperationDraft["body"]>,
  id: Words,
  types: Map<string, TypeModel>,
): BodyModel {
  const { type, fields, required, description } = draft;
  const about = { required, ...(description === undefined ? {} : { description }) };
  if (typeof type === "object") return { type, ...about };
  const name = `${pascal(id)}RequestBody`;
  const file: FileModel = {
    kind: "file",
    name: `${pascal(id)}File`,
    folder: "operations",
    deprecated: false,
  };
  const fileField = {
    name: ["file"],
    type: { kind: "model" as const, name: file.name },
    required: true,
    nullable: false,
    deprecated: false,
  };
  if (type === "form") types.set(file.name, file);
  types.set(name, {
    ...fields,
    name,
    folder: "operations",
    // A class without members says nothing of a body; a form has its file at least.
    fields: type === "form" ? [...fields.fields, fileField] : fields.fields,
  });
  return { type: { kind: "model", name }, ...about };
}

/** That a call passes no credentials tells something only where most others do. */
function withKnownCredentials(api: ApiModel): ApiModel {
  const all = api.groups.flatMap(({ operations }) => operations);
  const anonymous = all.filter((one) => one.anonymous).length;
  if (api.security !== "none" && anonymous * 2 < all.length) return api;
  return {
    ...api,
    groups: api.groups.map((group) => ({
      ...group,
      operations: group.operations.map((one) => ({ ...one, anonymous: false })),
    })),
  };
}

/** An API whose style is not the one that the SDK prints names it in its prose, as most do somewhere. */
function withEvidence(api: ApiModel): ApiModel {
  const { style } = api;
  const [first, ...others] = api.groups;
  if (style === "printed" || !first) return api;
  const shown = [
    ...api.types.flatMap((type) => (type.kind === "object" ? type.fields : [])),
    ...api.groups.flatMap(({ operations }) =>
      operations.flatMap(({ parameters }) => parameters.filter((one) => one.in === "query")),
    ),
  ].find(({ name }) => name.length > 1);
  if (!shown) return api;
  const mention = `Sorted by \`${onTheWire(shown.name, style)}\`.`;
  const description =
    first.description === undefined ? mention : `${first.description}\n\n${mention}`;
  return { ...api, groups: [{ ...first, description }, ...others] };
}
