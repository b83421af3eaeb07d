import type { Report } from "../diagnostics/diagnostic.js";
import type { Security, SecurityScheme } from "../model/api.js";
import type { Infer } from "../model/inference.js";
import { showsCredentials } from "./call-evidence.js";
import type { PlacedOperation } from "./operations.js";
import { readOwnSecurity } from "./own-security.js";
import type { PageIndex } from "./page-index.js";

/**
 * What each operation needs where that differs from the API as a whole: credentials of its own, or none.
 * `known` are the schemes of the README; those that only operations name are added to them.
 */
export function operationSecurity(
  operations: readonly PlacedOperation[],
  known: readonly SecurityScheme[],
  { index, report, infer }: { index: PageIndex; report: Report; infer: Infer },
): {
  readonly securitySchemes: readonly SecurityScheme[];
  readonly securityOf: (operation: PlacedOperation) => Security | undefined;
} {
  const securitySchemes = [...known];
  const own = new Map<PlacedOperation, Security>();
  for (const operation of operations) {
    if (!operation.securityRow) continue;
    const read = readOwnSecurity(operation.securityRow, securitySchemes, index, report);
    securitySchemes.push(...read.schemes);
    if (read.security) own.set(operation, read.security);
  }
  const authenticated = showsCredentials(operations, known, infer);
  const securityOf = (operation: PlacedOperation) =>
    own.get(operation) ?? (authenticated(operation) ? undefined : []);
  return { securitySchemes, securityOf };
}
