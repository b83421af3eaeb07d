import { expect } from "vitest";
import { parse } from "yaml";
import type { OpenApiDocument } from "../../../src/document/openapi.js";
import { type Answers, codeIn, describeCode, sectionsOf, textOf } from "./documented-code.js";
import { docsAnswers, docsDocument } from "./docs-document.js";

const own = parse(await textOf("generated/openapi.yaml")) as OpenApiDocument;
const things = docsDocument();

/** This repository's own API, and what it lacks: pages, files, streams and dates. */
const document: OpenApiDocument = {
  ...own,
  paths: { ...own.paths, ...things.paths },
  components: {
    ...own.components,
    schemas: { ...own.components!.schemas, ...things.components!.schemas },
  },
};

const token = { id: "act_1", token: "secret" };
let refusals = 0;

const answers: Answers = {
  ...docsAnswers,
  "POST /actor_tokens": async (request) => {
    if (request.headers.get("authorization") === "Bearer expired")
      return Response.json({}, { status: 401 });
    const { user_id: user } = (await request.json()) as { user_id: string };
    const isBusy = user === "user_busy" && refusals++ < 4;
    return isBusy ? Response.json({}, { status: 503 }) : Response.json(token);
  },
  "POST /photos": async (request) =>
    ((await request.formData()).get("photo") as File).name === "photo.png"
      ? Response.json({})
      : Response.json({}, { status: 400 }),
  "POST /actor_tokens/act_1/revoke": () =>
    Response.json(
      { errors: [{ message: "Not found", long_message: "Not found", code: "unknown_token" }] },
      { status: 404, headers: { "x-request-id": "req_1" } },
    ),
};

const client = sectionsOf(await textOf("README.md"), "##").find((section) =>
  section.startsWith("The client\n"),
)!;

describeCode(codeIn(sectionsOf(client, "###")), {
  document,
  answers,
  configs: {
    "Enums, dates, groups": { dates: true, groupByTag: true },
    Validation: { validate: true },
  },
  logs: {
    "From install to the first call": ["secret"],
    Results: ["unknown_token"],
    "Or throw": [expect.stringContaining("answered 404"), "req_1"],
    Credentials: [200],
    "Retries, time and aborts": [200],
    "Pages of a list": [1, 2],
    Files: [3],
    Streams: ["added", 3, "four"],
    "Enums, dates, groups": [true, 2024],
    Validation: ["/body/id"],
  },
});
