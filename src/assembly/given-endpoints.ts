import type { Report } from "../diagnostics/diagnostic.js";
import { isHttpMethod } from "../model/api.js";
import type { DocumentedOperation, Endpoint, GroupPage } from "./group-page.js";
import { squash } from "./page-index.js";

/** Methods and paths that the user gives for docs that tell none: `apiKeys.list` → `GET /keys`. */
export type GivenEndpoints = Readonly<Record<string, string>>;

/**
 * Looks up what the user gives for an operation: by group and method name (`apiKeys.list`), or by the
 * method's name or the operationId alone.
 */
export function givenEndpoint(
  group: GroupPage,
  operation: DocumentedOperation,
  given: GivenEndpoints,
  report: Report,
): Endpoint | undefined {
  const operationId = operationIdOf(operation);
  const names = [`${group.title}.${operation.name}`, operationId, operation.name].map(dotted);
  const entry = Object.entries(given).find(([name]) => names.includes(dotted(name)));
  if (!entry) return undefined;
  const found = /^\s*([a-z]+)\s+(\/\S*)\s*$/i.exec(entry[1]);
  const method = found?.[1]?.toLowerCase();
  if (found && method && isHttpMethod(method)) {
    const { origin } = operation;
    return { operationId, method, path: found[2]!, origin };
  }
  report({
    rule: "unreadable-endpoint",
    severity: "warning",
    message: `“${entry[1]}” is no method and path for the operation ${entry[0]}.`,
    mend: "Write it as GET /path/{variable}.",
    origin: operation.origin,
    option: ["operations", entry[0]],
  });
  return undefined;
}

/** The class of an operation's request is named after it; without one the method's name has to do. */
function operationIdOf({ name, parameters }: DocumentedOperation): string {
  for (const { type } of parameters) {
    const className = type.kind === "reference" ? type.name.split(/[.:\\]+/).at(-1) : undefined;
    const id = /^(.+)Request$/.exec(className ?? "")?.[1];
    if (id) return id.charAt(0).toLowerCase() + id.slice(1);
  }
  return name;
}

const dotted = (name: string) => name.split(".").map(squash).join(".");
