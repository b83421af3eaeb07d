import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SchemaObject } from "../../../src/document/openapi.js";
import { compileWithClient } from "../../helpers/compile-client.js";
import { type LoadedClient, loadClient } from "../../helpers/generated-client.js";
import { thingsWith } from "../../helpers/things.js";

const bytes: SchemaObject = { type: "string", contentMediaType: "image/png" };
const encoded = { type: "string", contentMediaType: "image/png", contentEncoding: "base64" };
const form = (schema: SchemaObject, encoding: object = {}) => ({
  requestBody: { required: true, content: { "multipart/form-data": { schema, ...encoding } } },
});

const document = () =>
  thingsWith(
    {
      "POST /upload": {
        operationId: "upload",
        ...form({ $ref: "#/components/schemas/Upload" }),
      },
      "POST /typed": {
        operationId: "typed",
        ...form(
          { type: "object", properties: { meta: { type: "object" }, raw: bytes } },
          {
            encoding: {
              meta: { contentType: "application/json" },
              raw: { contentType: "image/png" },
              other: { contentType: "image/png, image/jpeg" },
            },
          },
        ),
      },
      "POST /both": {
        operationId: "both",
        ...form({ $ref: "#/components/schemas/Both" }),
        data: { $ref: "#/components/schemas/Both" },
      },
      "POST /json": {
        operationId: "json",
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: { bytes: { type: "string", format: "binary" } },
              },
            },
          },
        },
      },
      "PUT /raw": {
        operationId: "raw",
        requestBody: { required: true, content: { "application/octet-stream": { schema: bytes } } },
        responses: { "200": { description: "OK", content: { "image/png": { schema: bytes } } } },
      },
    },
    {
      Upload: {
        type: "object",
        properties: {
          file: { type: "string", format: "binary" },
          more: { type: "array", items: bytes },
          maybe: { type: ["string", "null"], format: "binary" },
          encoded,
          note: { type: "string", contentMediaType: "text/plain" },
          meta: { type: "object", properties: { a: { type: "integer" } } },
          tags: { type: "array", items: { type: "string" } },
          count: { type: "integer" },
        },
        required: ["file"],
      },
      Both: { type: "object", properties: { content: bytes }, required: ["content"] },
    },
  );

let loaded: LoadedClient;
let file: (content: unknown, name: string, options?: object) => Promise<File>;

beforeAll(async () => {
  loaded = await loadClient(document());
  ({ file } = await loaded.load<{ file: typeof file }>("runtime/files"));
});
afterAll(() => loaded.remove());

/** What a server gets: the fields of a form in their order, files with name, type and content. */
async function received(operation: string, body: unknown): Promise<unknown[]> {
  let form: FormData | undefined;
  const fetch = async (request: Request) => {
    form = await request.formData();
    return Response.json({});
  };
  await loaded.module.createClient({ fetch, orThrow: true })[operation]!({ body });
  const fields = [...form!].map(async ([name, value]) =>
    typeof value === "string" ? [name, value] : [name, value.name, value.type, await value.text()],
  );
  return Promise.all(fields);
}

it("sends files, blobs, buffers and streams as files, lists as several fields, and objects as JSON", async () => {
  const unnamed = ["blob", "application/octet-stream"] as const;
  expect(
    await received("upload", {
      file: new File(["a"], "ä.png", { type: "image/png" }),
      more: [
        new Blob(["b"], { type: "text/x" }),
        Buffer.from("c"),
        new TextEncoder().encode("d").buffer,
        await file(new Blob(["e"]).stream(), "e.txt", { type: "text/plain" }),
        await file(Readable.from([Buffer.from("f"), Buffer.from("g")]), "fg"),
      ],
      meta: { a: 1 },
      tags: ["x", "y"],
      count: 0,
      note: undefined,
      maybe: null,
    }),
  ).toEqual([
    ["file", "ä.png", "image/png", "a"],
    ["more", "blob", "text/x", "b"],
    ["more", ...unnamed, "c"],
    ["more", ...unnamed, "d"],
    ["more", "e.txt", "text/plain", "e"],
    ["more", "fg", "application/octet-stream", "fg"],
    ["meta", `{"a":1}`],
    ["tags", "x"],
    ["tags", "y"],
    ["count", "0"],
  ]);
});

it("sends the content types of fields that the document tells", async () => {
  expect(await received("typed", { meta: { a: 1 }, raw: Buffer.from("r"), other: "o" })).toEqual([
    ["meta", "blob", "application/json", `{"a":1}`],
    ["raw", "blob", "image/png", "r"],
    ["other", "o"],
  ]);
});

it("sends a form again where the first attempt failed", async () => {
  const got: string[] = [];
  const fetch = async (request: Request) => {
    const { file } = Object.fromEntries(await request.formData()) as unknown as { file: File };
    got.push(await file.text());
    return Response.json({}, { status: got.length === 1 ? 503 : 200 });
  };
  const client = loaded.module.createClient({ fetch, retry: { baseDelay: 1 } });
  const body = { file: await file(new Blob(["s"]).stream(), "s") };
  expect(await client["upload"]!({ body, idempotencyKey: "k" })).toMatchObject({ status: 200 });
  expect(got).toEqual(["s", "s"]);
});

it.each([
  ["a string", "text", ""],
  ["a Blob", new Blob(["text"], { type: "text/css" }), "text/css"],
  ["bytes", new TextEncoder().encode("text"), ""],
])("makes a file of %s", async (_, content, type) => {
  const made = await file(content, "n", { lastModified: 5 });
  expect([await made.text(), made.name, made.type, made.lastModified]).toEqual([
    "text",
    "n",
    type,
    5,
  ]);
});

it("downloads bytes as a Blob, as an ArrayBuffer, or as they come", async () => {
  const fetch = async () => new Response("png", { headers: { "content-type": "image/png" } });
  const { raw } = loaded.module.createClient({ fetch, orThrow: true }) as unknown as Record<
    string,
    (options: object) => Promise<never>
  >;
  const body = Buffer.from("b");
  const blob: Blob = await raw!({ body });
  expect([blob.type, await blob.text()]).toEqual(["image/png", "png"]);
  expect(Buffer.from(await raw!({ body, parseAs: "arrayBuffer" })).toString()).toBe("png");
  const stream: ReadableStream<Uint8Array> = await raw!({ body, parseAs: "stream" });
  expect(await new Response(stream).text()).toBe("png");
});

it("types bytes in forms as what can be sent, and strings in JSON as strings", async () => {
  const consumer = `import { createClient } from "./client.js";
import { file } from "./runtime/files.js";
const client = createClient();
const blob = new Blob([]);
const stream = new ReadableStream<Uint8Array>();
export async function run(): Promise<void> {
  await client.upload({ body: { file: blob, more: [new Uint8Array(1), new ArrayBuffer(1), blob], maybe: null } });
  await client.upload({ body: { file: await file(stream, "a.png", { type: "image/png" }), encoded: "aGk=", note: "n" } });
  await client.upload({ body: { file: new File([], "a") } });
  await client.upload({ body: new FormData() });
  // @ts-expect-error: bytes are no text
  await client.upload({ body: { file: "text" } });
  // @ts-expect-error: a stream is made a file first
  await client.upload({ body: { file: stream } });
  // @ts-expect-error: text is no file
  await client.upload({ body: { file: blob, encoded: blob } });
  await client.both({ body: { content: blob } });
  await client.json({ body: { bytes: "text" } });
  await client.raw({ body: blob });
  await client.raw({ body: new Uint8Array(1) });
  const { data } = await client.raw({ body: stream });
  is<typeof data, Blob | undefined>();
  const streamed = await client.raw({ body: stream, parseAs: "stream", orThrow: true });
  is<typeof streamed, ReadableStream<Uint8Array> | null>();
}
`;
  expect(await compileWithClient(document(), consumer)).toEqual([]);
});
