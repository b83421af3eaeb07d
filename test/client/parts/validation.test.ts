import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientFiles } from "../../../src/client/client-files.js";
import { clientPackage } from "../../../src/client/client-package.js";
import { validator } from "../../../src/client/generate-validate.js";
import { listedSchema } from "../../../src/client/listed-schema.js";
import { withJsonSchemas } from "../../../src/document/json-schema.js";
import { generateTypes } from "../../../src/types/generate-types.js";
import { compileWithClient } from "../../helpers/compile-client.js";
import { type LoadedClient, loadClient } from "../../helpers/generated-client.js";
import { query, thingsWith } from "../../helpers/things.js";
import manifest from "../../../package.json" with { type: "json" };

const list = { type: "array", items: { $ref: "#/components/schemas/Thing" } };

const document = () => {
  const made = thingsWith(
    {
      "GET /things": {
        operationId: "listThings",
        parameters: [{ ...query("limit"), required: true }, query("a/b", { type: "boolean" })],
        data: { type: "object", properties: { data: list }, required: ["data"] },
      },
      "POST /things/{id}": {
        operationId: "changeThing",
        parameters: [
          { name: "id", in: "path", required: true, style: "label", schema: { type: "integer" } },
        ],
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
        },
        responses: {
          "2XX": { description: "OK", content: { "application/json": { schema: list } } },
          "404": { description: "No", content: { "application/json": { schema: list } } },
          "503": { description: "No", content: { "application/json": { schema: list } } },
        },
      },
      "GET /none": { operationId: "none", responses: { "204": { description: "Done" } } },
    },
    {
      Tree: {
        type: "object",
        properties: { parts: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
      },
      "const.enum": { anyOf: [{ type: "string", format: "date" }, { type: "null" }] },
    },
  );
  made.paths!["/tree"] = {
    get: {
      operationId: "tree",
      responses: {
        default: {
          description: "OK",
          content: {
            "application/problem+json": { schema: { $ref: "#/components/schemas/Tree" } },
          },
        },
      },
    },
  };
  return made;
};

interface Mismatch {
  path: string;
  message: string;
}
type Failure = Error & { mismatches: Mismatch[]; in: string };

let loaded: LoadedClient;
let validation: (options?: object) => unknown;

beforeAll(async () => {
  loaded = await loadClient(document(), { validate: true });
  ({ validation } = await loaded.load<{ validation: typeof validation }>("validate"));
});
afterAll(() => loaded.remove());

/** Calls an operation of a server with this answer; what was found, and how the call ended. */
async function found(
  [operation, call = {}]: readonly [string, object?],
  answer: Response | (() => Response),
  options: object = {},
) {
  const failures: Failure[] = [];
  const fetch = async () => (answer instanceof Response ? answer : answer());
  const client = loaded.module.createClient({ fetch, retry: { baseDelay: 1 } });
  (client as unknown as { use(middleware: unknown): void }).use(
    validation({ onMismatch: (failure: Failure) => failures.push(failure), ...options }),
  );
  const result = await client[operation]!(call);
  return { result, failures, found: failures.flatMap(({ mismatches }) => mismatches) };
}

const json = (value: unknown, status = 200) => Response.json(value, { status });

it("lets pass what is as the document says", async () => {
  const all = await found(["listThings", { query: { limit: 1 } }], json({ data: [{ id: 1 }] }));
  expect(all.failures).toEqual([]);
  expect(all.result).toMatchObject({ status: 200, data: { data: [{ id: 1 }] } });
  expect((await found(["none"], new Response(null, { status: 204 }))).failures).toEqual([]);
  const deep = json({ parts: [{ parts: [] }] }, 200);
  deep.headers.set("content-type", "application/problem+json");
  expect((await found(["tree"], deep)).failures).toEqual([]);
});

it("says where a response is not, and gives it all the same", async () => {
  const all = await found(
    ["listThings", { query: { limit: 1 } }],
    json({ data: [{ id: 1 }, { id: "x" }, {}] }),
  );
  expect(all.found).toEqual([
    { path: "/body/data/1/id", message: `Instance type "string" is invalid. Expected "integer".` },
    { path: "/body/data/2", message: `Instance does not have required property "id".` },
  ]);
  expect(all.failures[0]).toMatchObject({ name: "ValidationError", in: "response" });
  expect(all.failures[0]!.message).toBe(
    `GET /things has a response that the document does not allow: /body/data/1/id: Instance type "string" is invalid. Expected "integer". (and 1 more)`,
  );
  expect(all.result).toMatchObject({ status: 200, data: { data: { length: 3 } } });
});

it("says where a request is not, and sends it all the same", async () => {
  const listed = await found(["listThings", { query: { "a/b": "x" } }], json({ data: [] }));
  expect(listed.found.map(({ path }) => path)).toEqual(["/query/limit", "/query/a~1b"]);
  const changed = await found(["changeThing", { path: { id: "a" }, body: { id: "b" } }], json([]));
  expect(changed.found.map(({ path }) => path)).toEqual(["/path/id", "/body/id"]);
  expect(changed.failures.map((failure) => failure.in)).toEqual(["request"]);
  const empty = await found(["changeThing", { path: { id: 1 } }], json([]));
  expect(empty.found).toEqual([{ path: "/body", message: "It is required." }]);
});

it("throws what it finds where it is given nobody to tell, and sends nothing then", async () => {
  let sent = 0;
  const server = () => {
    sent += 1;
    return json({ data: 1 });
  };
  const strict = { onMismatch: undefined };
  await expect(found(["listThings", {}], server, strict)).rejects.toMatchObject({
    name: "ValidationError",
    in: "request",
    mismatches: [{ path: "/query/limit" }],
  });
  expect(sent).toBe(0);
  await expect(
    found(["listThings", { query: { limit: 1 } }], server, strict),
  ).rejects.toMatchObject({ in: "response", url: "https://api.example.com/things" });
});

it("compares what it is asked to", async () => {
  const bad = () => json({ data: 1 });
  const requests = await found(["listThings", {}], bad, { responses: false });
  expect(requests.failures.map((failure) => failure.in)).toEqual(["request"]);
  const responses = await found(["listThings", {}], bad, { requests: false });
  expect(responses.failures.map((failure) => failure.in)).toEqual(["response"]);
});

it.each([
  [
    "another content type",
    new Response("<p>", { headers: { "content-type": "text/html" } }),
    "/body",
  ],
  ["an empty body", new Response(""), "/body"],
  ["a status that is not documented", json({ data: [] }, 201), "/status"],
])("tells %s", async (_, answer, path) => {
  const all = await found(["listThings", { query: { limit: 1 } }], answer);
  expect(all.found).toMatchObject([{ path }]);
});

it("compares documented errors, and leaves the retries and proxies their own", async () => {
  const call = ["changeThing", { path: { id: 1 }, body: { id: 1 }, idempotencyKey: "k" }] as const;
  expect((await found(call, json({}, 404))).found).toMatchObject([{ path: "/body" }]);
  let calls = 0;
  const flapping = () => ((calls += 1) === 1 ? json({}, 503) : json([]));
  expect(await found(call, flapping)).toMatchObject({ failures: [], result: { status: 200 } });
  expect((await found(call, new Response("no", { status: 404 }))).failures).toEqual([]);
  expect((await found(call, json({}, 418))).failures).toEqual([]);
});

it("leaves to the call a body that is no JSON", async () => {
  const broken = new Response("{", { headers: { "content-type": "application/json" } });
  const { failures, result } = await found(["listThings", { query: { limit: 1 } }], broken);
  expect(failures).toEqual([]);
  expect(result).toMatchObject({ status: "body" });
});

it("writes schemas without what is for people, and 3.0's as 2020-12's", () => {
  const { A } = withJsonSchemas({
    openapi: "3.0.4",
    A: {
      type: "object",
      description: "d",
      "x-own": 1,
      properties: {
        description: { type: "string", nullable: true, enum: ["x", null], example: "x" },
        other: { $ref: "#/components/schemas/Other" },
        count: { type: "integer", minimum: 0, exclusiveMinimum: true },
      },
      additionalProperties: false,
    },
  });
  expect(listedSchema(A)).toEqual({
    type: "object",
    properties: {
      description: { type: ["string", "null"], enum: ["x", null] },
      other: { $ref: "#/$defs/Other" },
      count: { type: "integer", minimum: 0, exclusiveMinimum: 0 },
    },
    additionalProperties: false,
  });
});

it("is written only when asked for, and then the package names its validator", async () => {
  const types = await generateTypes(document());
  const packageOf = async (validate: boolean) => {
    const client = await clientFiles(document(), { validate });
    const parts = { document: document(), types, client, name: "p", version: "1.0.0" };
    const made = new Map(await clientPackage(parts));
    return { made, manifest: JSON.parse(made.get("package.json")!) as Record<string, object> };
  };
  const { made, manifest: asked } = await packageOf(true);
  expect(asked["dependencies"]).toHaveProperty(validator.name, `^${validator.version}`);
  expect(asked["exports"]).toHaveProperty(["./validate", "default"], "./dist/validate.js");
  expect(made.has("dist/validate.d.ts")).toBe(true);
  const { made: plain, manifest: unasked } = await packageOf(false);
  expect(Object.keys(unasked["dependencies"]!)).toEqual(["openapi-fetch"]);
  expect([...plain.keys()].filter((path) => path.includes("validate."))).toEqual([]);
  expect(manifest.devDependencies[validator.name]).toBe(validator.version);
});

it("type-checks, and makes no code of texts", async () => {
  expect(
    await compileWithClient(document(), `export {};`, {
      config: { validate: true },
      options: [{}],
    }),
  ).toEqual([]);
  const { outputFiles } = await build({
    entryPoints: [`${loaded.folder}/validate.js`],
    ...{ bundle: true, format: "esm", write: false, platform: "browser" },
  });
  expect(outputFiles[0]!.text).not.toMatch(/\beval\(|new Function\b/);
});
