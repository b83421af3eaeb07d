import { child, children, follow, isObject, listOf, type Node } from "../mock/described.js";
import { essence, isForm, isJson, isText, isXml } from "../mock/media-type.js";
import { propertyOf } from "../mock/request-body.js";
import { fileFields, requestMedia, type Sampling } from "../mock/request-samples.js";
import type { Operation } from "../mock/router.js";
import { type ConsoleField, consoleField, filledValue, valueText } from "./console-field.js";

export interface ConsoleBody {
  readonly required: boolean;
  readonly description: string;
  /** The media types that the operation takes, each with what it is filled with. */
  readonly types: readonly BodyType[];
}

type BodyType =
  | { readonly kind: "text"; readonly type: string; readonly json: boolean; readonly text: string }
  | { readonly kind: "form"; readonly type: string; readonly fields: readonly FormField[] }
  | { readonly kind: "file"; readonly type: string };

export interface FormField extends ConsoleField {
  readonly file: boolean;
  /** Where the document tells it: the media type of the field's part. */
  readonly contentType?: string;
}

/** The request body of an operation; undefined where it takes none. */
export function consoleBody(operation: Operation, sampling: Sampling): ConsoleBody | undefined {
  const { document } = sampling;
  const media = requestMedia(operation, document);
  if (media.length === 0) return undefined;
  const { required, description } = follow(document, child(operation.node, "requestBody")).value;
  return {
    required: required === true,
    description: typeof description === "string" ? description : "",
    types: media.map(([type, node]) => bodyType(concrete(type), node, sampling)),
  };
}

/** A range of media types stands for its likeliest. */
const concrete = (type: string) =>
  type.startsWith("text/*") ? "text/plain" : type.includes("*") ? "application/octet-stream" : type;

function bodyType(type: string, media: Node, sampling: Sampling): BodyType {
  if (isForm(type)) return { kind: "form", type, fields: formFields(media, type, sampling) };
  const xml = isXml(type);
  if (!isJson(type) && !xml && !isText(type)) return { kind: "file", type };
  const value = filledValue(media, sampling, { xml });
  const json = isJson(type);
  const text = json ? (JSON.stringify(value, null, 2) ?? "") : valueText(value);
  return { kind: "text", type, json, text };
}

function formFields(media: Node, type: string, sampling: Sampling): FormField[] {
  const { document } = sampling;
  const schema = child(media, "schema");
  const value = filledValue(media, sampling);
  const values = isObject(value) ? value : {};
  const files = essence(type) === "multipart/form-data" ? fileFields(schema, document) : [];
  const required = listOf(follow(document, schema).value["required"]);
  const names = [...new Set([...Object.keys(values), ...files])];
  return names.map((name) => {
    const described = propertyOf(document, schema, name);
    const about = { name, required: required.includes(name), described };
    const contentType = child(media, "encoding", name).value["contentType"];
    return {
      ...consoleField(about, described, values[name], document),
      file: files.includes(name),
      ...(typeof contentType === "string" ? { contentType } : {}),
    };
  });
}

/** The one media type of a parameter that has `content`. */
export const contentOf = (parameter: Node): [type: string, media: Node] | undefined =>
  children(child(parameter, "content"))[0];
