import { referencesIn, type TypeExpression } from "../model/type-expression.js";
import { type ModelPage, typesOf } from "./model-page.js";
import type { PlacedOperation } from "./operations.js";
import type { PageIndex } from "./page-index.js";

/**
 * The parts of the API that a page belongs to. Names are often spelled alike within one of them where an
 * API as a whole is of several minds.
 */
export interface Scopes {
  /** The groups of operations that lead to the page. */
  readonly groups: readonly string[];
  /** The versions in those operations' paths: a version is a break that all of its names may share. */
  readonly versions: readonly string[];
}

export function findScopes(
  operations: readonly PlacedOperation[],
  index: PageIndex,
): (file: string) => Scopes {
  const groups = new Map<string, Set<string>>();
  const versions = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, file: string, scope: string | undefined) => {
    if (scope !== undefined) to.set(file, (to.get(file) ?? new Set()).add(scope));
  };
  for (const operation of operations) {
    const { file } = operation.documented.origin;
    const version = versionOf(operation.endpoint.path);
    for (const reached of [file, ...filesReachedBy(operation, index)]) {
      add(groups, reached, file);
      add(versions, reached, version);
    }
  }
  return (file) => ({
    groups: [...(groups.get(file) ?? [])],
    versions: [...(versions.get(file) ?? [])],
  });
}

/** The segment of a path that names a version of the API: `/v3/users` → `v3`. */
function versionOf(path: string): string | undefined {
  return path.split("/").find((segment) => /^v\d+(?:\.\d+)*$/i.test(segment));
}

function filesReachedBy(operation: PlacedOperation, index: PageIndex): Set<string> {
  const { request, success, errors } = operation;
  const reached = new Set<string>();
  const visitPage = (page: ModelPage) => {
    if (reached.has(page.file)) return;
    reached.add(page.file);
    for (const type of typesOf(page)) visit(type, page.file);
  };
  const visit = (type: TypeExpression, file: string) => {
    for (const reference of referencesIn(type)) {
      const page = index.resolve(reference, file);
      if (page) visitPage(page);
    }
  };
  if (request.wrapper) visitPage(request.wrapper);
  for (const row of operation.documented.parameters)
    visit(row.type, operation.documented.origin.file);
  for (const { type, file } of success.bodies) visit(type, file);
  for (const wrapper of success.wrappers) reached.add(wrapper.file);
  for (const { page } of errors) visitPage(page);
  return reached;
}
