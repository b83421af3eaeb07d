import { child, follow } from "../../src/mock/described.js";
import { isJson, mediaTypeFor } from "../../src/mock/media-type.js";
import type { Operation } from "../../src/mock/router.js";
import type { Mismatch } from "../../src/mock/schemas.js";
import type { Sampling } from "../../src/mock/request-samples.js";

/** What a document has against a response, read. */
export function checkResponse(
  { node }: Operation,
  { status, headers }: Response,
  data: unknown,
  { document, schemas }: Sampling,
): readonly Mismatch[] {
  const responses = child(node, "responses");
  const key = [String(status), `${String(status)[0]}XX`, "default"].find(
    (one) => one in responses.value,
  );
  if (key === undefined) {
    return [{ path: "", message: `status ${status} is not documented`, keyword: "status" }];
  }
  const content = child(follow(document, child(responses, key)), "content");
  const type = headers.get("content-type")?.split(";")[0];
  if (type === undefined) {
    return Object.keys(content.value).length === 0
      ? []
      : [{ path: "", message: "has no body, where one is documented", keyword: "content" }];
  }
  const media = mediaTypeFor(content, type);
  if (!media) return [{ path: "", message: `${type} is not documented`, keyword: "content" }];
  const { pointer, value } = child(media, "schema");
  return isJson(type) && Object.keys(value).length > 0 ? schemas.check(pointer, data) : [];
}
