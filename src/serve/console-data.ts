import { namedOperations } from "../client/named-operations.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { child, children, follow, listOf, type Node, stringOf } from "../mock/described.js";
import { samplingOf, type Sampling, sentParameters } from "../mock/request-samples.js";
import type { Operation } from "../mock/router.js";
import { operationAddress } from "../portal/search-entries.js";
import { folderOf } from "../portal/versions.js";
import { type ConsoleBody, consoleBody, contentOf } from "./console-body.js";
import { type ConsoleField, consoleField, filledValue } from "./console-field.js";
import { type ConsoleScheme, consoleSchemes, securityOf } from "./console-security.js";

/** What the console needs before an operation is chosen. */
export interface ConsoleIndex {
  readonly schemes: readonly ConsoleScheme[];
  readonly groups: readonly {
    readonly name: string;
    readonly operations: readonly ListedOperation[];
  }[];
}

export interface ListedOperation {
  /** Its place in the document, by which it is asked for. */
  readonly at: number;
  /** What stands behind the console's address; unlike all others. */
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly deprecated: boolean;
}

/** An operation, with all fields filled so that the mock takes the request. */
export interface ConsoleOperation extends ListedOperation {
  readonly description: string;
  /** Its page in the reference, below the portal's folder. */
  readonly reference: string | undefined;
  /** The client's method, where there is one. */
  readonly call: string | undefined;
  readonly security: readonly (readonly string[])[];
  readonly parameters: readonly ConsoleParameter[];
  readonly body: ConsoleBody | undefined;
  /** The statuses that it documents and that can be asked for. */
  readonly statuses: readonly { readonly status: string; readonly description: string }[];
}

export interface ConsoleParameter extends ConsoleField {
  readonly in: string;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** It has a media type, so that its text is what is sent. */
  readonly content: boolean;
}

export interface ConsoleData {
  readonly index: ConsoleIndex;
  /** Undefined where there is no operation at that place. */
  operation(at: number): ConsoleOperation | undefined;
}

/** Reads of a document what the console shows. Values are made when an operation is first asked for. */
export async function consoleData(document: OpenApiDocument): Promise<ConsoleData> {
  const sampling = await samplingOf(document);
  const listed = sampling.operations.map(listedOperation);
  const names = new Map(
    namedOperations(document).map(({ method, path, name }) => [`${method} ${path}`, name]),
  );
  const made = new Map<number, ConsoleOperation>();
  return {
    index: { schemes: consoleSchemes(sampling.document), groups: groupsOf(sampling, listed) },
    operation(at) {
      const operation = sampling.operations[at];
      if (operation === undefined) return undefined;
      const one = made.get(at) ?? {
        ...listed[at]!,
        ...consoleOperation(operation, sampling),
        call: names.get(`${operation.method.toLowerCase()} ${operation.path}`),
        reference:
          operation.id && `${folderOf(document.info.version)}/${operationAddress(operation.id)}`,
      };
      made.set(at, one);
      return one;
    },
  };
}

function listedOperation({ id, method, path, node }: Operation, at: number): ListedOperation {
  return {
    ...{ at, method, path },
    anchor: id ?? `${method} ${path}`,
    summary: stringOf(node.value["summary"]) ?? id ?? `${method} ${path}`,
    deprecated: node.value["deprecated"] === true,
  };
}

/** By the first tag, in the order of the document's operations. */
function groupsOf({ operations }: Sampling, listed: readonly ListedOperation[]) {
  const groups = new Map<string, ListedOperation[]>();
  operations.forEach(({ node }, at) => {
    const tag = stringOf(listOf(node.value["tags"])[0]) ?? "";
    const group = groups.get(tag) ?? [];
    group.push(listed[at]!);
    groups.set(tag, group);
  });
  return [...groups].map(([name, some]) => ({ name, operations: some }));
}

function consoleOperation(operation: Operation, sampling: Sampling) {
  const { document } = sampling;
  return {
    description: stringOf(operation.node.value["description"]) ?? "",
    security: securityOf(operation, document),
    parameters: sentParameters(operation).map((one) => consoleParameter(one, sampling)),
    body: consoleBody(operation, sampling),
    statuses: children(child(operation.node, "responses")).flatMap(([key, place]) => {
      const status = key.replace(/X/gi, "0");
      if (!/^[2-5]\d\d$/.test(status)) return [];
      const description = stringOf(follow(document, place).value["description"]) ?? "";
      return [{ status, description }];
    }),
  };
}

/** How parameters are written where the document does not say (OpenAPI 3.1.1 section 4.8.12.2). */
const styles: Readonly<Record<string, string>> = { path: "simple", header: "simple" };

function consoleParameter(parameter: Node, sampling: Sampling): ConsoleParameter {
  const { value } = parameter;
  const place = String(value["in"]);
  const style = stringOf(value["style"]) ?? styles[place] ?? "form";
  const content = contentOf(parameter);
  const described = content === undefined ? parameter : content[1];
  const sample = filledValue(described, sampling);
  const about = { name: String(value["name"]), required: value["required"] === true };
  const schema = child(described, "schema");
  return {
    ...consoleField({ ...about, described: parameter }, schema, sample, sampling.document),
    // A document of its own is sent as it stands.
    ...(content === undefined ? {} : { text: JSON.stringify(sample) ?? "", json: false }),
    ...{ in: place, style, content: content !== undefined },
    explode: (value["explode"] ?? style === "form") === true,
    allowReserved: value["allowReserved"] === true,
  };
}
