import { describe, expect, it } from "vitest";
import { generateClient } from "../../../src/client/generate-client.js";
import { packageReadme } from "../../../src/client/package-readme.js";
import type { OperationObject } from "../../../src/document/openapi.js";
import { compileWithClient } from "../../helpers/compile-client.js";
import { type AnyCall, loadClient } from "../../helpers/generated-client.js";
import { query, thingsWith } from "../../helpers/things.js";
import { clientMethods, listMethods, calledAs } from "../../../src/client/client-methods.js";

const grouped = { groupByTag: true } as const;

/** An operationId, and tags. */
type Tagged = readonly string[];

/** A document whose operations have these operationIds, each with its tags. */
const tagged = (...operations: Tagged[]) =>
  thingsWith(
    Object.fromEntries(
      operations.map(([id = "", ...tags], at) => [`GET /${at}`, { operationId: id, tags }]),
    ),
  );

const callsOf = (...operations: Tagged[]) =>
  listMethods(clientMethods(tagged(...operations), grouped)).map(calledAs);

describe("a method is called", () => {
  it.each([
    ["createActorToken", "Actor Tokens", "actorTokens.create"],
    ["listActorTokens", "Actor Tokens", "actorTokens.list"],
    ["CreateActorTokenForUser", "Actor Tokens", "actorTokens.createForUser"],
    ["ACTOR_TOKENS_LIST", "actor-token", "actorToken.list"],
    ["users_createUser", "Users", "users.create"],
    ["listCategories", "Category", "category.list"],
    ["deleteEmailAddress", "Email Addresses", "emailAddresses.delete"],
    ["createOauthApplication", "OAuth Applications", "oAuthApplications.create"],
    ["GetJWTTemplate", "JWT templates", "jwtTemplates.get"],
    ["listV2Users", "Users", "users.listV2"],
    ["get_2FA", "get", "get._2Fa"],
    ["GetUserList", "Users", "users.getList"],
    ["countUsersOfTeam", "Teams", "teams.countUsersOf"],
    // Half of a tag is not what it says, and a word within another is none.
    ["createActor", "Actor Tokens", "actorTokens.createActor"],
    ["doNotDelete", "Notes", "notes.doNotDelete"],
    // Nothing would be left.
    ["users", "Users", "users.users"],
    ["ping", "!?", "operation.ping"],
    ["thenUser", "users", "users.then_"],
    ["useThen", "use", "use_.then_"],
    ["getIt", "constructor", "constructor_.getIt"],
  ])("for %s of %s: %s", (operationId, tag, called) => {
    expect(callsOf([operationId, tag])).toEqual([called]);
  });

  it("by its whole name where two would have one, and where that was another's short one", () => {
    expect(callsOf(["getUser", "Users"], ["usersGet", "Users"], ["banUser", "Users"])).toEqual([
      ...["users.getUser", "users.usersGet", "users.ban"],
    ]);
    expect(callsOf(["get", "Users"], ["getUser", "Users"])).toEqual(["users.get", "users.getUser"]);
  });

  it("in the group of each of its tags, and at the top without any", () => {
    expect(callsOf(["ping"], ["addUserToTeam", "Users", "Teams"], ["listTeams", "Teams"])).toEqual([
      ...["ping", "users.addToTeam", "teams.addUserTo", "teams.list"],
    ]);
  });

  it("in one group for tags that are spelled differently, once, and not under a method's name", () => {
    expect(
      callsOf(["users"], ["listUsers", "Users", "users"], ["getUser", "USERS"], ["b", "Users 2"]),
    ).toEqual(["users", "users3.list", "users3.get", "users2.b"]);
  });
});

const listed: Partial<OperationObject> = {
  operationId: "listActorTokens",
  tags: ["Actor Tokens"],
  parameters: [query("page")],
  "x-speakeasy-pagination": {
    type: "offsetLimit",
    inputs: [{ name: "page", in: "parameters", type: "page" }],
    outputs: { results: "$" },
  },
};

const document = () => ({
  ...thingsWith({
    "GET /tokens": { ...listed, data: { type: "array", items: { type: "integer" } } },
    "DELETE /tokens/{id}": {
      operationId: "deleteActorToken",
      tags: ["Actor Tokens"],
      security: [],
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    },
    "GET /ping": { operationId: "ping" },
  }),
  tags: [{ name: "Actor Tokens", description: "Tokens of actors. */" }],
});

it("calls operations in their groups, at the top, and by their paths", async () => {
  const asked: string[] = [];
  const fetch = async (request: Request) => {
    asked.push(`${request.method} ${request.url.replace("https://api.example.com", "")}`);
    return Response.json([asked.length]);
  };
  const { module, load, remove } = await loadClient(document(), grouped);
  const client = module.createClient({ fetch }) as unknown as Record<
    string,
    AnyCall & Record<string, AnyCall>
  >;
  const { list, delete: gone } = client["actorTokens"]!;
  expect(await list!()).toMatchObject({ status: 200, data: [1] });
  await gone!({ path: { id: "a" } });
  await client["ping"]!();
  await (client["GET"] as unknown as (path: string) => Promise<unknown>)("/ping");
  const { items } = await load<{ items: (call: unknown) => AsyncIterable<unknown> }>("pagination");
  for await (const item of items(list)) {
    expect(item).toBe(5);
    break;
  }
  await remove();
  expect(asked).toEqual([
    ...["GET /tokens", "DELETE /tokens/a", "GET /ping", "GET /ping", "GET /tokens"],
  ]);
  expect(client).not.toHaveProperty("listActorTokens");
});

it("is typed, and passes the mode of the client on", async () => {
  const consumer = `import { createClient } from "./client.js";
import { items } from "./pagination.js";
const client = createClient({ orThrow: true });
export async function run(): Promise<void> {
  const list = await client.actorTokens.list({ query: { page: 1 } });
  is<typeof list, number[]>();
  for await (const item of items(client.actorTokens.list)) is<typeof item, number>();
  await client.actorTokens.delete({ path: { id: "a" } });
  // @ts-expect-error: the path is needed
  await client.actorTokens.delete();
  await client.ping();
  // @ts-expect-error: it is in a group
  await client.listActorTokens();
}
`;
  expect(await compileWithClient(document(), consumer, { config: grouped })).toEqual([]);
});

it("shows the grouped call in doc comments and in the package's README", () => {
  const source = generateClient(document(), grouped);
  expect(source).toContain("  /** Tokens of actors. *\\/ */\n  actorTokens: {");
  expect(source).toContain(`     * await client.actorTokens.delete({`);
  expect(packageReadme(tagged(["listUsers", "Users"]), "p", grouped)).toContain(
    "await client.users.list();",
  );
});

it("costs nothing where it is not asked for, nor where there are no tags", () => {
  expect(generateClient(document())).not.toContain("grouped");
  expect(generateClient(tagged(["ping"]), grouped)).toBe(generateClient(tagged(["ping"])));
});
