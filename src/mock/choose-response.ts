import { child, children, follow, type MockableDocument, type Node } from "./described.js";
import type { Operation } from "./router.js";

export interface ChosenResponse {
  readonly status: number;
  /** The Response Object. */
  readonly node: Node;
}

/**
 * The response to give: the first success, unless another status is asked for. A range stands for its
 * first status, and `default` for 200 where nothing else is documented.
 *
 * @returns undefined where the document has no response for the status that is asked for.
 */
export function chooseResponse(
  operation: Operation,
  document: MockableDocument,
  code?: string,
): ChosenResponse | undefined {
  const responses = child(operation.node, "responses");
  const keys = children(responses).map(([key]) => key);
  const chosen = (status: number, key: string): ChosenResponse => ({
    status,
    node: follow(document, child(responses, key)),
  });
  if (code !== undefined) {
    const key = keyFor(keys, code);
    return key === undefined ? undefined : chosen(Number(code), key);
  }
  const first =
    keys.find((key) => /^2\d\d$/.test(key)) ??
    keys.find((key) => /^2XX$/i.test(key)) ??
    keys.find((key) => key === "default") ??
    keys.find((key) => /^[1-5](?:\d\d|XX)$/i.test(key));
  if (first === undefined) return { status: 200, node: { value: {}, pointer: responses.pointer } };
  return chosen(first === "default" ? 200 : Number(first.replace(/X/gi, "0")), first);
}

/** OpenAPI 3.1.1 section 4.8.16: a status stands before its range, and that before `default`. */
function keyFor(keys: readonly string[], code: string): string | undefined {
  // A Response cannot have another status.
  if (!/^[2-5]\d\d$/.test(code)) return undefined;
  return [code, `${code[0]}XX`, `${code[0]}xx`, "default"].find((key) => keys.includes(key));
}
