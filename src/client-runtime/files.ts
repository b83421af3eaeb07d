/** What a file can be made of; a stream of Node.js is iterable. */
export type FileContent =
  Blob | ArrayBuffer | Uint8Array | string | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Makes a file with a name, to be sent in a form. A stream is read to its end first, since a form must be
 * able to be sent again; what is too large for that is a `Blob` that lies elsewhere, such as `openAsBlob`
 * of Node.js gives.
 */
export async function file(
  content: FileContent,
  name: string,
  options: FilePropertyBag = {},
): Promise<File> {
  const type = options.type ?? (content instanceof Blob ? content.type : "");
  return new File(await partsOf(content), name, { ...options, type });
}

async function partsOf(content: FileContent): Promise<BlobPart[]> {
  if (content instanceof ReadableStream) return [await new Response(content).blob()];
  if (typeof content !== "object" || !(Symbol.asyncIterator in content)) {
    return [content as BlobPart];
  }
  const chunks: BlobPart[] = [];
  for await (const chunk of content) chunks.push(chunk as BlobPart);
  return chunks;
}
