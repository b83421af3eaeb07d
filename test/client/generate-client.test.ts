import { beforeAll, describe, expect, it, vi } from "vitest";
import { clientFiles } from "../../src/client/client-files.js";
import { generateClient } from "../../src/client/generate-client.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { generateTypes } from "../../src/types/generate-types.js";
import { actorTokens, modelsOnly } from "../helpers/actor-tokens.js";
import { compile } from "../helpers/compile.js";

// The first test loads the compiler and its libraries, which takes seconds where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function generated(document: OpenApiDocument): Promise<Record<string, string>> {
  return { "schema.d.ts": await generateTypes(document), ...(await clientFiles(document)) };
}

const compilers = [
  ["strict", {}],
  ["exactOptionalPropertyTypes", { exactOptionalPropertyTypes: true }],
] as const;

describe.each(compilers)("under %s", (_, options) => {
  let files: Record<string, string>;
  beforeAll(async () => {
    files = await generated(actorTokens());
  });

  const check = (lines: string) =>
    compile(
      {
        ...files,
        "consumer.ts": `import { createClient, type Client, type components } from "./client.js";
type ActorToken = components["schemas"]["ActorToken"];
type ClerkErrors = components["schemas"]["ClerkErrors"];
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const is = <A, B>(..._same: Equal<A, B> extends true ? [] : [never]): void => {};
export type Used = [Client, ActorToken, ClerkErrors];
export const client: Client = createClient();
export async function calls(): Promise<void> {
${lines}
}
`,
      },
      options,
    );

  it("types a call, its data and its error", () => {
    expect(
      check(`
  const { data, error, response } = await client.createActorToken({
    body: { user_id: "u1", actor: { sub: "u2", deep: [1] }, session_max_duration_in_seconds: 60 },
    headers: { "x-a": "b" },
    signal: new AbortController().signal,
  });
  is<typeof data, ActorToken | undefined>();
  is<typeof response, Response | undefined>();
  if (error) is<typeof data, undefined>(); else is<typeof data, ActorToken>();
  if (error?.status === 422) is<typeof error.body, ClerkErrors>();
  const revoked = await client.revokeActorToken({ path: { actor_token_id: "t1" } });
  is<typeof revoked.data, ActorToken | undefined>();
  await client.revokeActorToken({ path: { actor_token_id: "t1" }, body: { reason: "gone" } });
  await client.listActorTokens();
  await client.listActorTokens({ query: { limit: 1 }, header: { "X-Trace": "a" } });
  const { data: raw } = await client.POST("/actor_tokens", { body: { user_id: "u", actor: {} } });
  is<typeof raw, ActorToken | undefined>();
`),
    ).toEqual([]);
  });

  it("refuses what the operation does not take", () => {
    expect(
      check(`
  // @ts-expect-error: the body is required
  await client.createActorToken();
  // @ts-expect-error: the body is required
  await client.createActorToken({});
  // @ts-expect-error: actor is required
  await client.createActorToken({ body: { user_id: "u1" } });
  // @ts-expect-error: user_id is a string
  await client.createActorToken({ body: { user_id: 1, actor: {} } });
  // @ts-expect-error: not a field
  await client.createActorToken({ body: { user_id: "u1", actor: {}, extra: 1 } });
  // @ts-expect-error: not a group of this operation
  await client.createActorToken({ body: { user_id: "u1", actor: {} }, query: {} });
  // @ts-expect-error: the path is required
  await client.revokeActorToken({});
  // @ts-expect-error: the id is required
  await client.revokeActorToken({ path: {} });
  // @ts-expect-error: not a parameter
  await client.revokeActorToken({ path: { actor_token_id: "t1", more: "x" } });
  // @ts-expect-error: not a field of the optional body
  await client.revokeActorToken({ path: { actor_token_id: "t1" }, body: { other: 1 } });
  // @ts-expect-error: not a parameter
  await client.listActorTokens({ query: { limits: 1 } });
  // @ts-expect-error: this operation has no body
  await client.listActorTokens({ body: {} });
  // @ts-expect-error: not an operation
  await client.deleteActorToken();
`),
    ).toEqual([]);
  });

  it("types the client's own options", () => {
    expect(
      check(`
  const token: string | undefined = [""][0];
  createClient({ baseUrl: "https://example.org", token, fetch, headers: { a: "b" } });
  createClient({ token: () => "t" });
  createClient({ token: async () => "t", fetch: async (request) => new Response(request.url) });
  // @ts-expect-error: a token is text
  createClient({ token: 1 });
  // @ts-expect-error: not an option
  createClient({ bearer: "t" });
`),
    ).toEqual([]);
  });
});

it("asks for a baseUrl where no server is documented, and for no token without a bearer scheme", async () => {
  const document = actorTokens();
  delete document.servers;
  delete document.components!.securitySchemes;
  expect(
    compile({
      ...(await generated(document)),
      "consumer.ts": `import { createClient } from "./client.js";
createClient({ baseUrl: "https://example.org" });
// @ts-expect-error: the baseUrl is required
createClient();
// @ts-expect-error: the baseUrl is required
createClient({});
// @ts-expect-error: no token is documented
createClient({ baseUrl: "https://example.org", token: "t" });
`,
    }),
  ).toEqual([]);
});

it("makes a client without methods of a document without operations", async () => {
  const files = await generated(modelsOnly());
  const consumer = `import { createClient, type components } from "./client.js";
export const token: components["schemas"]["ActorToken"] = { id: "t1" };
createClient({ baseUrl: "https://example.org" }).use();
`;
  for (const [, options] of compilers) {
    expect(compile({ ...files, "consumer.ts": consumer }, options)).toEqual([]);
  }
});

it("documents each method", () => {
  const source = generateClient(actorTokens());
  expect(source).toContain(`  /**
   * Create an actor token
   *
   * The token lets its actor sign in as the user.
   *
   * \`POST /actor_tokens\`
   *
   * @example
   * await client.createActorToken({
   *   body: {
   *     user_id: "…",
   *     actor: {}
   *   }
   * });
   */
  createActorToken: Call<`);
  expect(source).toContain(`   * \`POST /actor_tokens/{actor_token_id}/revoke\`
   *
   * @deprecated
   * @example
   * await client.revokeActorToken({
   *   path: {
   *     actor_token_id: "…"
   *   }
   * });
   */
  revokeActorToken: Call<`);
});

it("compiles whatever the document's texts say", async () => {
  const hostile = `*/ }; broken( \`\${oops}\` "'\\ \u2028 <!-- -->`;
  const document = actorTokens();
  document.info = { title: hostile, description: hostile, version: hostile };
  document.servers = [{ url: `https://example.org/${hostile}` }];
  const [create, list] = [
    document.paths!["/actor_tokens"]!["post"]!,
    document.paths!["/actor_tokens"]!["get"]!,
  ];
  Object.assign(create, { summary: hostile, description: `@internal\n${hostile}` });
  create.operationId = hostile;
  list.operationId = "__proto__";
  document.paths![`/"'\`${hostile}/{id}`] = {
    get: { operationId: "constructor", responses: { "2XX": { description: hostile } } },
    put: { operationId: "Constructor", responses: { "2XX": { description: hostile } } },
    trace: { operationId: "then", responses: { "2XX": { description: hostile } } },
  };
  const files = await generated(document);
  expect(compile(files)).toEqual([]);
  for (const name of ["brokenOops", "proto", "constructor_", "constructor_2", "then_"]) {
    expect(files["client.ts"]).toContain(`\n  ${name}: Call<`);
  }
});

it("passes over what an overlay may put beside the operations, and operations without an id", async () => {
  const document = actorTokens();
  const item = document.paths!["/actor_tokens"]! as Record<string, unknown>;
  Object.assign(item, { summary: "About tokens", parameters: [], "x-own": { operationId: "no" } });
  delete document.paths!["/actor_tokens"]!["get"]!.operationId;
  const files = await generated(document);
  expect(compile(files)).toEqual([]);
  expect(files["client.ts"]!.match(/: Call<paths/g)).toHaveLength(2);
});

it("writes the same bytes again and changes nothing it was given", () => {
  const document = actorTokens();
  expect(generateClient(document)).toBe(generateClient(actorTokens()));
  expect(document).toEqual(actorTokens());
});
