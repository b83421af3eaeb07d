import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { recover, type RecoverOptions, type RecoverResult } from "../../src/recover.js";

/** Writes pages to a folder of their own, recovers it, and removes it. */
export async function recoverPages(
  pages: Readonly<Record<string, string>>,
  options: Omit<RecoverOptions, "docs"> = {},
): Promise<RecoverResult> {
  const docs = await mkdtemp(join(tmpdir(), "specback-pages-"));
  try {
    for (const [file, text] of Object.entries(pages)) {
      await mkdir(dirname(join(docs, file)), { recursive: true });
      await writeFile(join(docs, file), text);
    }
    return await recover({ docs, ...options });
  } finally {
    await rm(docs, { recursive: true });
  }
}

/** A page of one model; each row is `name | type | R or o | description | example`. */
export function modelPage(title: string, rows: readonly string[]): string {
  return `# ${title}\n\n\n## Fields\n\n${table("Field", rows)}`;
}

/** A table with the columns of a model's fields, or of a method's parameters. */
function table(first: "Field" | "Parameter", rows: readonly string[]): string {
  const lines = rows.map((row) => {
    const [name, type, mark, description = "N/A", example = ""] = row
      .split(" | ")
      .map((cell) => cell.trim());
    const required = mark === "R" ? ":heavy_check_mark:" : ":heavy_minus_sign:";
    return `| \`${name}\` | ${type} | ${required} | ${description} | ${example} |`;
  });
  return [
    `| ${first} | Type | Required | Description | Example |`,
    "| --- | --- | --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}

export interface OperationPage {
  readonly operationId: string;
  /** `GET /things`; undefined where the docs do not tell it. */
  readonly endpoint?: string;
  readonly language?: string;
  readonly code?: string;
  readonly rows?: readonly string[];
  readonly response?: string;
}

/** A page of one group of operations. */
export function groupPage(title: string, operations: readonly OperationPage[], alias = ""): string {
  const list = operations.map(
    ({ operationId: id }) => `* [${id}](#${id.toLowerCase()}) - Do ${id}`,
  );
  return [
    `# ${title}`,
    ...(alias ? [alias] : []),
    "",
    "## Overview",
    "",
    "### Available Operations",
    "",
    ...list,
    "",
    ...operations.map(operationSection),
  ].join("\n");
}

function operationSection(operation: OperationPage): string {
  const { operationId, endpoint, language = "python", code = "call()", rows, response } = operation;
  const [method = "", path = ""] = endpoint?.split(" ") ?? [];
  const comment = `<!-- UsageSnippet language="${language}" operationID="${operationId}" method="${method.toLowerCase()}" path="${path}" -->`;
  return [
    `## ${operationId}`,
    "",
    `Does what ${operationId} says.`,
    "",
    "### Example Usage",
    "",
    ...(endpoint ? [comment] : []),
    `\`\`\`${language}\n${code}\n\`\`\``,
    "",
    ...(rows ? ["### Parameters", "", table("Parameter", rows)] : []),
    ...(response ? ["### Response", "", response, ""] : []),
    "### Errors",
    "",
    "| Error Type | Status Code | Content Type |\n| --- | --- | --- |\n| models.SDKError | 4XX, 5XX | \\*/\\* |\n",
  ].join("\n");
}
