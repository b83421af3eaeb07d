import { child, follow } from "../../src/mock/described.js";
import { mediaTypeFor } from "../../src/mock/media-type.js";
import {
  fileFields,
  requestMedia,
  requestSample,
  sentParameters,
  type Sampling,
} from "../../src/mock/request-samples.js";
import type { Operation } from "../../src/mock/router.js";
import type { Mismatch } from "../../src/mock/schemas.js";

/** A call that a document's types admit. */
export interface SampleCall {
  readonly operation: Operation;
  readonly fields: "required" | "all";
  readonly options: CallOptions;
  /** The content type of the body. */
  readonly bodyType: string | undefined;
  /** The fields of the body, a form, that are files. */
  readonly files: readonly string[];
  /** What the document itself has against the sample; nothing where it is a call as documented. */
  readonly mismatches: readonly Mismatch[];
}

export interface CallOptions {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly cookie?: Record<string, unknown>;
  readonly body?: unknown;
}

/** Two calls of each operation that has a name: with what is required alone, and with every field. */
export function sampleCalls(context: Sampling): SampleCall[] {
  return context.operations
    .filter(({ id }) => id !== undefined)
    .flatMap((operation) =>
      (["required", "all"] as const).map((fields) => callOf(operation, fields, context)),
    );
}

function callOf(operation: Operation, fields: SampleCall["fields"], context: Sampling): SampleCall {
  const requiredOnly = fields === "required";
  const options: Record<string, Record<string, unknown>> = {};
  const mismatches: Mismatch[] = [];
  for (const parameter of sentParameters(operation)) {
    if (requiredOnly && parameter.value["required"] !== true) continue;
    const { name, in: place } = parameter.value as { name: string; in: string };
    const sample = requestSample(parameter, context, { requiredOnly });
    (options[place] ??= {})[name] = sample.value;
    mismatches.push(...sample.mismatches);
  }
  const body = follow(context.document, child(operation.node, "requestBody"));
  const [content] = requestMedia(operation, context.document);
  if (!content || (requiredOnly && body.value["required"] !== true)) {
    return { operation, fields, options, bodyType: undefined, files: [], mismatches };
  }
  const { pointer } = child(content[1], "schema");
  const sample = context.sampler.sample(pointer, { request: true, requiredOnly });
  return {
    operation,
    fields,
    options: { ...options, body: sample.value },
    bodyType: content[0],
    files: fileFields(child(content[1], "schema"), context.document),
    mismatches: [...mismatches, ...sample.mismatches],
  };
}

/** The call with its values put right by another document, which may know limits that ours does not. */
export function mendedBy(
  call: SampleCall,
  { document, sampler, operations }: Sampling,
): SampleCall {
  const theirs = operations.find(
    ({ method, path }) => method === call.operation.method && path === call.operation.path,
  );
  if (!theirs) return call;
  const options = structuredClone(call.options) as Record<string, Record<string, unknown>>;
  const purpose = { request: true, requiredOnly: call.fields === "required" };
  for (const parameter of theirs.parameters) {
    const { name, in: place } = parameter.value as { name: string; in: string };
    const group = options[place];
    if (!group || !(name in group)) continue;
    group[name] = sampler.mend(child(parameter, "schema").pointer, group[name], purpose).value;
  }
  if ("body" in options && call.bodyType !== undefined) {
    const body = follow(document, child(theirs.node, "requestBody"));
    const media = mediaTypeFor(child(body, "content"), call.bodyType);
    if (media && "schema" in media.value) {
      const { pointer } = child(media, "schema");
      options["body"] = sampler.mend(pointer, options["body"], purpose).value as never;
    }
  }
  return { ...call, options };
}
