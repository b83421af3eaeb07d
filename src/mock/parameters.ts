import {
  child,
  children,
  isIgnoredHeader,
  isObject,
  stringOf,
  type MockableDocument,
  type Node,
} from "./described.js";
import type { RequestProblem } from "./problem.js";
import type { Match } from "./router.js";
import type { Mismatch, Schemas } from "./schemas.js";
import {
  decoded,
  pairsOf,
  readPairs,
  readSegment,
  shapeOf,
  type Pairs,
  type Reading,
  type Written,
} from "./text-values.js";

/** What the parameters of a request are checked against. */
export interface ParameterContext {
  readonly document: MockableDocument;
  readonly schemas: Schemas;
  /** Query parameters that carry credentials: no operation lists them. */
  readonly credentials: readonly string[];
}

type Place = "path" | "query" | "header" | "cookie";

const styles: Readonly<Record<Place, string>> = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
};

/**
 * What is wrong with the parameters. A query parameter that the operation does not list is a problem
 * too: nobody reads it, and most often its name is misspelt.
 */
export function checkParameters(
  request: Request,
  { operation, variables }: Match,
  context: ParameterContext,
): RequestProblem[] {
  const query = pairsOf(new URL(request.url).search.slice(1));
  const cookies = cookiesOf(request.headers.get("cookie") ?? "");
  const taken = new Set(context.credentials);
  const problems = operation.parameters.flatMap((parameter) => {
    const name = stringOf(parameter.value["name"]) ?? "";
    const place = parameter.value["in"] as Place;
    if (isIgnoredHeader(name, place)) return [];
    const written = writtenAs(context.document, parameter, name, place);
    const reading = read(place, written, { request, variables, query, cookies });
    for (const used of reading?.used ?? []) if (place === "query") taken.add(used);
    return checkReading(parameter, reading, context).map((one) => ({
      ...one,
      in: place,
      path: name + one.path,
    }));
  });
  const unknown = [...new Set(query.map(([name]) => name))].filter((name) => !taken.has(name));
  return [
    ...problems,
    ...unknown.map((name) => ({
      in: "query" as const,
      path: name,
      message: "is no parameter of this operation",
      keyword: "additionalProperties",
    })),
  ];
}

function writtenAs(
  document: MockableDocument,
  parameter: Node,
  name: string,
  place: Place,
): Written {
  const { value } = parameter;
  const style = stringOf(value["style"]) ?? styles[place] ?? "form";
  const { explode = style === "form" } = value;
  return {
    name,
    style,
    explode: explode === true,
    shape: shapeOf(document, child(parameter, "schema")),
  };
}

function read(
  place: Place,
  written: Written,
  from: {
    readonly request: Request;
    readonly variables: Readonly<Record<string, string>>;
    readonly query: Pairs;
    readonly cookies: Pairs;
  },
): Reading | undefined {
  switch (place) {
    case "query":
      return readPairs(from.query, written);
    case "cookie":
      return readPairs(from.cookies, written);
    case "path": {
      const text = from.variables[written.name];
      return text === undefined ? undefined : readSegment(text, written);
    }
    case "header": {
      const text = from.request.headers.get(written.name);
      if (text === null) return undefined;
      // Fields are not percent-encoded; but a field may be written on several lines.
      const lists = [text.split(/\s*,\s*/)];
      const { shape } = written;
      const encoded = readSegment(text, written).candidates;
      return {
        candidates: [...(shape.scalar ? [text] : []), ...(shape.array ? lists : []), ...encoded],
        used: [],
      };
    }
  }
}

const missing: Mismatch = { path: "", message: "is missing", keyword: "required" };

function checkReading(
  parameter: Node,
  reading: Reading | undefined,
  { schemas }: ParameterContext,
): readonly Mismatch[] {
  const { value } = parameter;
  if (!reading) return value["required"] === true ? [missing] : [];
  if (value["allowEmptyValue"] === true && reading.candidates[0] === "") return [];
  const [content] = children(child(parameter, "content"));
  if (content) return checkSerialized(reading, child(content[1], "schema"), schemas);
  return firstFit(reading.candidates, child(parameter, "schema"), schemas);
}

/** A parameter with `content` is a document of its own. */
function checkSerialized(reading: Reading, schema: Node, schemas: Schemas): readonly Mismatch[] {
  const text = reading.candidates.at(-1);
  try {
    return schemas.check(schema.pointer, JSON.parse(String(text)));
  } catch {
    return [{ path: "", message: "is not the JSON that the document says" }];
  }
}

/**
 * What the likeliest reading has against the schema, unless another fits. Text is tried as it stands
 * before it is taken for a number: a union of both takes it either way.
 */
function firstFit(
  candidates: readonly unknown[],
  schema: Node,
  schemas: Schemas,
): readonly Mismatch[] {
  let first: readonly Mismatch[] | undefined;
  for (const candidate of candidates) {
    if (schemas.check(schema.pointer, candidate).length === 0) return [];
    // Reading by type changes the value.
    const copy =
      isObject(candidate) || Array.isArray(candidate) ? structuredClone(candidate) : candidate;
    const mismatches = schemas.check(schema.pointer, copy, { text: true });
    if (mismatches.length === 0) return [];
    first ??= mismatches;
  }
  return first ?? [];
}

const cookiesOf = (header: string): Pairs =>
  header
    .split(/;\s*/)
    .filter(Boolean)
    .map((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      return [decoded(name.trim()), value.replace(/^"(.*)"$/, "$1")] as const;
    });
