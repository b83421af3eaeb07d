import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import type { Severity } from "../diagnostics/diagnostic.js";
import { aboutRule } from "../diagnostics/rules.js";
import { pathFrom } from "./paths.js";
import { printableJson } from "./plain-text.js";
import type { Format, Problem, Surroundings } from "./problem.js";
import { inOrder } from "./select.js";

const levels = { error: "error", warning: "warning", info: "note" } as const satisfies Readonly<
  Record<Severity, Result.level>
>;

/** The base that relative paths count from (SARIF 2.1.0, 3.14.14), by the name that is usual for it. */
const rootId = "%SRCROOT%";

/**
 * SARIF 2.1.0, for code scanning: one run, with those rules that found something.
 *
 * A problem without a place is filed under what the run was about: GitHub's code scanning refuses a whole
 * log in which one result has no physical location.
 */
export const sarif: Format = (problems, surroundings) => {
  const ordered = inOrder(problems);
  const rules = [...new Set(ordered.map(({ rule }) => rule))].sort();
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "specback",
            semanticVersion: surroundings.version,
            rules: rules.map(descriptor),
          },
        },
        originalUriBaseIds: { [rootId]: { uri: folderUri(surroundings.root) } },
        columnKind: "utf16CodeUnits",
        results: ordered.map((problem) => result(problem, rules, surroundings)),
      },
    ],
  };
  return printableJson(log);
};

function descriptor(id: string): ReportingDescriptor {
  const about = aboutRule(id);
  if (about === undefined) return { id };
  return {
    id,
    shortDescription: { text: about.meaning },
    defaultConfiguration: { level: levels[about.severity] },
  };
}

function result(problem: Problem, rules: readonly string[], surroundings: Surroundings): Result {
  const { rule, severity, message, mend } = problem;
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: levels[severity],
    message: { text: plainMessage(mend === undefined ? message : `${message}\n${mend}`) },
    locations: [location(problem, surroundings)],
  };
}

/** A text without placeholders and links, as a plain text message writes it (3.11.5, 3.11.6). */
function plainMessage(text: string): string {
  return text.replaceAll("{", "{{").replaceAll("}", "}}").replaceAll("](", "] (");
}

function location({ origin, pointer }: Problem, surroundings: Surroundings): Location {
  return {
    physicalLocation: {
      artifactLocation: artifact(origin?.file ?? surroundings.subject, surroundings),
      ...(origin && { region: { startLine: origin.line, startColumn: origin.column } }),
    },
    ...(pointer === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
  };
}

function artifact(file: string, { root, cwd }: Surroundings): { uri: string; uriBaseId?: string } {
  const path = pathFrom(root, file, cwd);
  if (isAbsolute(path)) return { uri: pathToFileURL(path).href };
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: rootId };
}

/** A base has a slash at its end (3.14.14), or what is relative to it would take the place of its last part. */
function folderUri(folder: string): string {
  return `${pathToFileURL(folder).href.replace(/\/$/, "")}/`;
}
