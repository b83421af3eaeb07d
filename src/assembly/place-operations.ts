import type { Dialect } from "../dialects/dialect.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { type GivenEndpoints, givenEndpoint } from "./given-endpoints.js";
import type { Endpoint, GroupPage } from "./group-page.js";
import { type Alternative, type PlacedOperation, readErrorRows } from "./operations.js";
import { takeSecurityRow } from "./own-security.js";
import type { PageIndex } from "./page-index.js";
import { readRequest } from "./request.js";
import { contentTypeApart } from "./request-body.js";
import { readSuccess } from "./success.js";

export interface PlaceInput {
  readonly groupName: (group: GroupPage) => string;
  readonly dialect: Dialect;
  readonly index: PageIndex;
  readonly endpoints?: GivenEndpoints | undefined;
  readonly bodyName?: string | undefined;
  readonly report: Report;
}

/** An operation under construction: others at its method and path may still turn out to be its own. */
type Open = PlacedOperation & { readonly alternatives: Alternative[] };

/**
 * The operations with a known method and path, each once. A second one at the same method and path is the
 * first with its body in another content type, or the same listed in two groups.
 */
export function placeOperations(
  groups: readonly GroupPage[],
  input: PlaceInput,
): readonly PlacedOperation[] {
  const { groupName, dialect, index, endpoints = {}, bodyName, report } = input;
  const { isRequestRow } = dialect;
  const placed = new Map<string, Open>();
  for (const group of groups) {
    for (const documented of group.operations) {
      const endpoint = documented.endpoint ?? givenEndpoint(group, documented, endpoints, report);
      if (!endpoint) continue;
      const { row: securityRow, others } = takeSecurityRow(documented.parameters);
      const operation: Open = {
        documented,
        endpoint,
        tag: groupName(group),
        tagOrigin: group.origin,
        request: readRequest(others, endpoint, { index, isRequestRow, bodyName }),
        success: readSuccess(documented, endpoint, dialect, index, report),
        errors: readErrorRows(documented, index, report),
        ...(securityRow ? { securityRow } : {}),
        alternatives: [],
      };
      const place = `${endpoint.method} ${endpoint.path}`;
      const first = placed.get(place);
      if (!first) placed.set(place, operation);
      else joinOperation(first, operation, report);
    }
  }
  return [...placed.values()];
}

function joinOperation(first: Open, operation: PlacedOperation, report: Report): void {
  const { operationId } = operation.endpoint;
  if (operationId === first.endpoint.operationId) return;
  const contentType = contentTypeApart(first.endpoint.operationId, operationId);
  if (contentType) first.alternatives.push({ contentType, operation });
  else report(sameEndpoint(first.endpoint, operation.endpoint));
}

function sameEndpoint(first: Endpoint, second: Endpoint) {
  return {
    rule: "duplicate-endpoint",
    severity: "warning",
    message: `${second.operationId} has the method and path of ${first.operationId} (${first.origin.file}:${first.origin.line}); it was left out.`,
    mend: "Correct one of the two, or say in the overlay what the operation is.",
    origin: second.origin,
  } as const;
}
