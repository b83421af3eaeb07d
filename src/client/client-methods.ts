import type { OpenApiDocument } from "../document/openapi.js";
import type { ClientConfig } from "./client-config.js";
import { namedOperations, type NamedOperation } from "./named-operations.js";
import { methodName, uniqueNames } from "./operation-names.js";
import { withoutTopic, wordsOf } from "./words.js";

/** A method of a client: an operation, and where it is called. */
export interface ClientMethod {
  readonly named: NamedOperation;
  /** The group that it is in; undefined at the client's top. */
  readonly group: string | undefined;
  /** Its name there. */
  readonly name: string;
}

/** Methods that stand together, and what the document says of them. */
export interface MethodGroup {
  readonly name: string;
  readonly description: string | undefined;
  readonly methods: readonly ClientMethod[];
}

/** The methods of a client: those at its top, and the groups in the order in which operations name them. */
export interface ClientMethods {
  readonly top: readonly ClientMethod[];
  readonly groups: readonly MethodGroup[];
}

/** How a method is called on the client, and what the table of operations names it. */
export const calledAs = ({ group, name }: ClientMethod): string =>
  group === undefined ? name : `${group}.${name}`;

/** All methods in one list. */
export const listMethods = ({ top, groups }: ClientMethods): ClientMethod[] => [
  ...top,
  ...groups.flatMap(({ methods }) => methods),
];

/**
 * The methods of the document's client. With `groupByTag` each operation is in the group of each of its
 * tags, and at the top where it has none.
 */
export function clientMethods(
  document: OpenApiDocument,
  { groupByTag = false }: ClientConfig = {},
): ClientMethods {
  const operations = namedOperations(document);
  const flat = operations.filter(({ operation }) => !groupByTag || !operation.tags?.length);
  const top = flat.map((named) => ({ named, group: undefined, name: named.name }));
  if (!groupByTag) return { top, groups: [] };

  // Tags that differ in spelling alone are one group.
  const grouped = new Map<string, Tagged[]>();
  for (const named of operations) {
    for (const tag of named.operation.tags ?? []) {
      const group = methodName(tag);
      const members = grouped.get(group) ?? [];
      grouped.set(group, members);
      if (members.every((member) => member.named !== named)) members.push({ named, tag });
    }
  }
  const wanted = [...grouped.keys()];
  const names = uniqueNames([...flat.map(({ name }) => name), ...wanted]).slice(flat.length);
  const groups = wanted.map((key, at) => {
    const members = grouped.get(key)!;
    const name = names[at]!;
    const short = shortNames(members);
    return {
      name,
      description: describe(members, document),
      methods: members.map(({ named }, of) => ({ named, group: name, name: short[of]! })),
    };
  });
  return { top, groups };
}

/** An operation, and the tag by which it is in a group. */
interface Tagged {
  readonly named: NamedOperation;
  readonly tag: string;
}

function describe(members: readonly Tagged[], { tags = [] }: OpenApiDocument): string | undefined {
  const said = members.flatMap(({ tag }) => tags.find(({ name }) => name === tag) ?? []);
  return said.find(({ description }) => description?.trim())?.description;
}

/**
 * The operations' names without what the tag says already: `createActorToken` of `Actor Tokens` is `create`.
 * Where nothing would be left, or several would get one name, they keep their whole names.
 */
function shortNames(members: readonly Tagged[]): string[] {
  const names = members.map(({ named, tag }) => {
    const words = withoutTopic(wordsOf(named.operation.operationId!), wordsOf(tag));
    return words.length > 0 ? methodName(words.join("_")) : named.name;
  });
  // A whole name may be what another was shortened to; whole ones alone are all different.
  for (;;) {
    const clashing = [...names.keys()].filter((at) => {
      const isShared = names.filter((name) => name === names[at]).length > 1;
      return isShared && names[at] !== members[at]!.named.name;
    });
    if (clashing.length === 0) return names;
    for (const at of clashing) names[at] = members[at]!.named.name;
  }
}
