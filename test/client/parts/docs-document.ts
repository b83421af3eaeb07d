import type { ClientConfig } from "../../../src/client/client-config.js";
import type { OpenApiDocument } from "../../../src/document/openapi.js";
import { query, thing, thingsWith } from "../../helpers/things.js";
import { streaming } from "./a-stream.js";
import type { Answers } from "./documented-code.js";

const things = { type: "array", items: { $ref: "#/components/schemas/Thing" } };

const bytes = { type: "string", contentMediaType: "image/png" };
const upload = {
  type: "object",
  properties: {
    photo: bytes,
    more: { type: "array", items: bytes },
    about: { type: "object", properties: { size: { type: "integer" } } },
  },
  required: ["photo"],
};

const dateTime = { type: "string", format: "date-time" };
const kind = { type: "string", enum: ["small", "large"] };

/** What the config asks of the client, by the headings that speak of it. */
export const docsConfigs: Readonly<Record<string, ClientConfig>> = {
  "Methods grouped by tag": { groupByTag: true },
  Dates: { dates: true },
  Validation: { validate: true },
};

/** The API that the code in docs/client.md calls. */
export const docsDocument = (): OpenApiDocument => thingsWith(operations(), { ThingKind: kind });

const operations = (): Parameters<typeof thingsWith>[0] => ({
  "GET /things": {
    operationId: "listThings",
    tags: ["Things"],
    parameters: [query("offset"), query("limit")],
    data: {
      type: "object",
      properties: { data: things, total: { type: "integer" } },
      required: ["data", "total"],
    },
    "x-speakeasy-pagination": {
      type: "offsetLimit",
      inputs: [
        { name: "offset", in: "parameters", type: "offset" },
        { name: "limit", in: "parameters", type: "limit" },
      ],
      outputs: { results: "$.data" },
    },
  },
  "GET /things/events": streaming("watchThings", "text/event-stream", thing),
  "GET /things/export": {
    ...streaming("exportThings", "application/jsonl", thing),
    parameters: [query("since", dateTime)],
  },
  "POST /photos": {
    operationId: "uploadThing",
    requestBody: { required: true, content: { "multipart/form-data": { schema: upload } } },
  },
  "GET /things/{id}": {
    operationId: "getThing",
    tags: ["Things"],
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
    data: {
      type: "object",
      properties: { id: { type: "integer" }, createdAt: dateTime },
      required: ["id"],
    },
  },
  "GET /photo": {
    operationId: "downloadPhoto",
    tags: ["Photos"],
    responses: { "200": { description: "OK", content: { "image/png": { schema: bytes } } } },
  },
});

/** What its server answers. */
export const docsAnswers: Answers = {
  "GET /things": ({ url }) =>
    Response.json({ data: url.includes("offset") ? [] : [{ id: 1 }, { id: 2 }], total: 2 }),
  "GET /things/1": () => Response.json({ id: "1" }),
  "GET /things/2": () => Response.json({ id: 2, createdAt: "2024-02-29T12:30:00Z" }),
  "GET /things/events": () =>
    new Response(`event: added\ndata: {"id":3}\n\ndata: [DONE]\n\n`, {
      headers: { "content-type": "text/event-stream" },
    }),
  "GET /things/export": () =>
    new Response(`{"id":4,"name":"four"}\n`, { headers: { "content-type": "application/jsonl" } }),
  "POST /photos": async (request) => {
    const form = await request.formData();
    const { name } = form.get("photo") as File;
    return name === "photo.png" && form.getAll("more").length === 3
      ? Response.json({})
      : Response.json({}, { status: 400 });
  },
  "GET /photo": () => new Response("png", { headers: { "content-type": "image/png" } }),
};

/** What each block of code logs, by the heading above it. */
export const docsLogs: Readonly<Record<string, readonly unknown[]>> = {
  "Methods grouped by tag": ["image/png", 1, 2],
  Dates: [2024],
  "Pages of a list": [1, 2, 2, 2],
  "Server-sent events and JSON Lines": ["added", 3, "four"],
  Files: ["image/png", 3, true],
  "Enums at run time": [true, false],
  Validation: [
    `GET /things/{id} has a response that the document does not allow: /body/id: Instance type "string" is invalid. Expected "integer".`,
    "response",
    "/body/id",
  ],
};
