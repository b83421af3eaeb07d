import {
  child,
  children,
  follow,
  items,
  stringOf,
  type MockableDocument,
  type Node,
} from "./described.js";

/** An operation of the document, and what it takes and gives, references followed. */
export interface Operation {
  readonly id: string | undefined;
  /** In capitals, as on the wire. */
  readonly method: string;
  readonly path: string;
  readonly node: Node;
  /** Its own and those of its path. */
  readonly parameters: readonly Node[];
}

export interface Match {
  readonly operation: Operation;
  /** The variables of the path, percent-encoded as they came. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface Router {
  readonly operations: readonly Operation[];
  /** The operation of a request; without one, the methods that the path has. */
  match(method: string, path: string): Match | { readonly allowed: readonly string[] };
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Concrete paths come before templated ones (OpenAPI 3.1.1 section 4.8.8). */
export function routerOf(document: MockableDocument): Router {
  const operations = operationsOf(document);
  const paths = [...new Set(operations.map(({ path }) => path))];
  const routes = paths.sort(concreteFirst).map((path) => ({
    ...patternOf(path),
    operations: operations.filter((operation) => operation.path === path),
  }));
  return {
    operations,
    match(method, path) {
      const allowed: string[] = [];
      for (const { pattern, names, operations } of routes) {
        const found = pattern.exec(path);
        if (!found) continue;
        const operation = operations.find((one) => one.method === method);
        const variables = Object.fromEntries(names.map((name, at) => [name, found[at + 1]!]));
        if (operation) return { operation, variables };
        allowed.push(...operations.map((one) => one.method));
      }
      return { allowed };
    },
  };
}

const variable = /\{([^{}]+)\}/g;

/** Segment by segment, what is written out before what a variable stands in. */
function concreteFirst(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  const at = left.findIndex((segment, at) => isTemplate(segment) !== isTemplate(right[at] ?? ""));
  return at === -1 ? 0 : Number(isTemplate(left[at]!)) - Number(isTemplate(right[at] ?? ""));
}

const isTemplate = (segment: string) => segment.includes("{");

function patternOf(path: string): { pattern: RegExp; names: readonly string[] } {
  const names = [...path.matchAll(variable)].map(([, name]) => name!);
  const literals = path
    .split(/\{[^{}]+\}/)
    .map((text) => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  return { pattern: new RegExp(`^${literals.join("([^/]+)")}/?$`), names };
}

function operationsOf(document: MockableDocument): Operation[] {
  const root: Node = { value: document as unknown as Node["value"], pointer: "#" };
  return children(child(root, "paths")).flatMap(([path, place]) => {
    const item = follow(document, place);
    return methods.flatMap((method) => {
      if (!Object.hasOwn(item.value, method)) return [];
      const node = child(item, method);
      return [
        {
          id: stringOf(node.value["operationId"]),
          method: method.toUpperCase(),
          path,
          node,
          parameters: parametersOf(document, item, node),
        },
      ];
    });
  });
}

/** An operation's parameter stands in for the path's of the same name and place. */
function parametersOf(document: MockableDocument, item: Node, operation: Node): Node[] {
  const all = [...items(item, "parameters"), ...items(operation, "parameters")].map((node) =>
    follow(document, node),
  );
  const key = ({ value }: Node) => `${String(value["in"])} ${String(value["name"])}`;
  return [...new Map(all.map((parameter) => [key(parameter), parameter])).values()];
}
