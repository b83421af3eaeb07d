import { expect, it } from "vitest";
import { nameOperations } from "../../src/client/operation-names.js";

it.each([
  ["CreateActorToken", "createActorToken"],
  ["create-actor_token", "createActorToken"],
  ["CREATE_ACTOR_TOKEN", "createActorToken"],
  ["users/list.all", "usersListAll"],
  ["URLFetch", "urlFetch"],
  ["GetJWKS", "getJWKS"],
  ["URL", "url"],
  ["V1Users", "v1Users"],
  ["2faEnable", "_2faEnable"],
  ["größeÄndern", "größeÄndern"],
  ["delete", "delete"],
  ["constructor", "constructor_"],
  ["__proto__", "proto"],
  ["Then", "then_"],
  ["ToString", "toString_"],
  ["request", "request_"],
  ["GET", "get"],
  ["!?", "operation"],
  ["a`;\n*/ b", "aB"],
  ["x²", "x"],
])("%j is %s", (operationId, name) => {
  expect(nameOperations([operationId])).toEqual([name]);
});

it("numbers those that clash, and takes no name that another asks for", () => {
  expect(nameOperations(["get_user", "GetUser", "getUser2", "get-user", "getUser"])).toEqual([
    "getUser",
    "getUser3",
    "getUser2",
    "getUser4",
    "getUser5",
  ]);
});
