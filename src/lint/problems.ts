import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RedoclyOutput } from "../redocly/run-redocly.js";

/** A problem in the document, which no page may be to blame for. */
export interface LintDiagnostic extends Diagnostic {
  /** Where in the document, as a JSON Pointer in a URI fragment (RFC 6901 section 6). */
  readonly pointer?: string;
}

/** What we read of Redocly's JSON format. */
interface RedoclyReport {
  readonly problems: readonly RedoclyProblem[];
}

interface RedoclyProblem {
  readonly ruleId: string;
  readonly severity: "error" | "warn";
  readonly message: string;
  readonly suggest?: readonly string[];
  readonly location: readonly { readonly pointer?: string }[];
}

/** Turns what Redocly printed into diagnostics; one error where it printed no report. */
export function readProblems(output: RedoclyOutput, config: string | undefined): LintDiagnostic[] {
  const report = parseReport(output.stdout);
  if (report) return report.problems.map(toDiagnostic);
  const said = withoutNotices(output.stderr) || "It printed nothing.";
  return [
    config === undefined
      ? { rule: "redocly-failed", severity: "error", message: `Redocly failed. ${said}` }
      : {
          rule: "redocly-failed",
          severity: "error",
          message: `Redocly failed with the config ${config}. ${said}`,
          mend: `Look for the cause in ${config} first.`,
        },
  ];
}

/** What most documents are found to lack, because docs do not say it, and where a user says it instead. */
const mends: Readonly<Record<string, string>> = {
  "no-empty-servers": 'Name them in the config: servers: ["https://api.example.com"].',
  "security-defined":
    "Say in the overlay how callers authenticate: components.securitySchemes, and security at the root.",
  "info-license": "Name it in the overlay, under info.license.",
};

function toDiagnostic({ ruleId, severity, message, suggest, location }: RedoclyProblem) {
  const pointer = location[0]?.pointer;
  const mend = suggest?.length ? `Did you mean ${suggest.join(" or ")}?` : mends[ruleId];
  return {
    rule: `redocly/${ruleId}`,
    severity: severity === "error" ? "error" : "warning",
    message,
    ...(mend === undefined ? {} : { mend }),
    ...(pointer === undefined ? {} : { pointer }),
  } satisfies LintDiagnostic;
}

function parseReport(stdout: string): RedoclyReport | undefined {
  try {
    const report = JSON.parse(stdout) as Partial<RedoclyReport> | null;
    return Array.isArray(report?.problems) ? (report as RedoclyReport) : undefined;
  } catch {
    return undefined;
  }
}

/** Redocly puts notices about itself into boxes; what is left is about the run. */
const withoutNotices = (stderr: string) => stderr.replace(/^ *[╔║╚].*$/gm, "").trim();
