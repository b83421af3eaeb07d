import { build } from "esbuild";
import { expect, it } from "vitest";
import { generateEnums } from "../../../src/client/generate-enums.js";
import { generateTypes } from "../../../src/types/generate-types.js";
import { actorTokens, modelsOnly } from "../../helpers/actor-tokens.js";
import { compile } from "../../helpers/compile.js";
import { query, thingsWith } from "../../helpers/things.js";

const sort = { type: "string", enum: ["asc", "desc"] };

const document = () =>
  thingsWith(
    {
      "GET /things": {
        operationId: "listThings",
        parameters: [query("order_by", sort)],
        data: { type: "object", properties: { kind: sort } },
      },
      "POST /things": {
        operationId: "createThing",
        requestBody: { content: { "application/json": { schema: sort } } },
      },
    },
    {
      Status: {
        type: "string",
        description: "How it *is*. */",
        enum: ["pending", "accepted"],
        "x-enum-descriptions": ["Not yet.", "Done. */ x"],
      },
      Job: {
        type: "object",
        properties: {
          status: { type: ["string", "null"], enum: ["a b", "ü\u2028\"'`", null] },
          "level-of_": { type: "array", items: { type: "integer", enum: [1, -2, 3.5] } },
          kind: { type: "string", enum: ["only"] },
          nested: { anyOf: [{ type: "object", properties: { flag: { enum: [true, false] } } }] },
        },
      },
      JobStatus: { type: "string", enum: ["x", "y"] },
      "2fa.KIND": {
        type: "string",
        enum: Array.from({ length: 20 }, (_, at) => `value-${at}`),
        "x-speakeasy-enum-descriptions": { "value-1": "The first." },
      },
    },
  );

it("writes each enum as a list and as a type, with the document's words", () => {
  const text = generateEnums(document())!;
  expect(text).toContain(`/** How it *is*. *\\/ */
export const Status = [
  /** Not yet. */
  "pending",
  /** Done. *\\/ x */
  "accepted",
] as const;
export type Status = (typeof Status)[number];
`);
  expect(text).toContain(`  "value-0",\n  /** The first. */\n  "value-1",\n`);
});

it("names enums by component and property, or by operation, each unlike all others", () => {
  const text = generateEnums(document())!;
  const names = [...text.matchAll(/^export const (\S+) = /gm)];
  expect(names.map(([, name]) => name)).toEqual([
    "Status",
    "JobStatus2",
    "JobLevelOf",
    "JobNestedFlag",
    "JobStatus",
    "_2faKIND",
    "ListThingsOrderBy",
    "ListThingsResponseKind",
    "CreateThingBody",
  ]);
  expect(text).toContain(`JobStatus2 = ["a b", "ü\u2028\\"'\`"] as const;`);
});

it("writes no file where there is no enum", () => {
  expect(generateEnums(modelsOnly())).toBeUndefined();
  expect(generateEnums(actorTokens())).toBeUndefined();
});

it("declares the types that the rest of the client has", async () => {
  const consumer = `import { JobStatus2, JobLevelOf, Status } from "./enums.js";
import type { components } from "./schema.js";
type Schemas = components["schemas"];
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <A, B>(..._same: Equal<A, B> extends true ? [] : [never]): void => {};
is<Status, Schemas["Status"]>();
is<JobStatus2 | null | undefined, Schemas["Job"]["status"]>();
is<JobLevelOf[] | undefined, Schemas["Job"]["level-of_"]>();
export const first: Status = Status[0];
export const known = (text: string): boolean => (Status as readonly string[]).includes(text);
// @ts-expect-error: lists are not to be changed
Status.push("accepted");
`;
  expect(
    compile({
      "schema.d.ts": await generateTypes(document()),
      "enums.ts": generateEnums(document())!,
      "consumer.ts": consumer,
    }),
  ).toEqual([]);
});

it("leaves no trace of enums that are not used", async () => {
  const { outputFiles } = await build({
    stdin: { contents: `import { Status } from "enums"; console.log(Status);` },
    plugins: [
      {
        name: "enums",
        setup(all) {
          all.onResolve({ filter: /^enums$/ }, () => ({ path: "enums", namespace: "text" }));
          all.onLoad({ filter: /./, namespace: "text" }, () => ({
            contents: generateEnums(document())!,
            loader: "ts",
          }));
        },
      },
    ],
    ...{ bundle: true, format: "esm", write: false },
  });
  expect(outputFiles[0]!.text).toContain("accepted");
  expect(outputFiles[0]!.text).not.toContain("value-1");
});
