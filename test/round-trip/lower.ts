import type { ApiModel, EnumModel, Member, SuccessModel, TypeModel } from "./api-model.js";
import { pascal } from "./names.js";

/** What a dialect does to types before it prints them, whatever it can say of the result. */
export interface Lowering {
  /** True where a constant text is printed as itself; elsewhere it is an enum with a page of its own. */
  readonly stringLiterals: boolean;
  /** Where a successful response's own text stands; see `Carry`. */
  readonly responseText: "wrapper" | "page";
  /** False where no method of the SDK returns bytes as such. */
  readonly bytes: boolean;
}

/**
 * The API with its types as an SDK has them. Done to the model, so that both the pages and the document
 * that is expected of them follow from the same API.
 */
export function lower(api: ApiModel, lowering: Lowering): ApiModel {
  const added: EnumModel[] = [];
  const lowerMember =
    (owner: string) =>
    <T extends Member>(member: T): T => {
      const { type, name } = member;
      if (lowering.stringLiterals || type.kind !== "literal" || type.value === true) return member;
      const model: EnumModel = {
        kind: "enum",
        name: `${owner}${pascal(name)}`,
        folder: "components",
        deprecated: false,
        values: [type.value],
        open: false,
      };
      added.push(model);
      return { ...member, type: { kind: "model", name: model.name } };
    };
  const types = api.types.map((one): TypeModel =>
    one.kind === "object" ? { ...one, fields: one.fields.map(lowerMember(one.name)) } : one,
  );
  const groups = api.groups.map((group) => ({
    ...group,
    operations: group.operations.map((one) => ({
      ...one,
      ...(one.success ? { success: lowerSuccess(one.success, lowering) } : {}),
    })),
  }));
  return { ...api, groups, types: [...types, ...added] };
}

function lowerSuccess(
  { type, description }: SuccessModel,
  { bytes, responseText }: Lowering,
): SuccessModel {
  const isBytes = type.kind === "scalar" && type.scalar === "bytes";
  return {
    type: isBytes && !bytes ? { kind: "scalar", scalar: "string" } : type,
    ...(responseText === "page" || description === undefined ? {} : { description }),
  };
}
