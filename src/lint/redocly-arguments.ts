import { parse } from "yaml";

/** Rules that ask for what a document without operations cannot have, and has no use for. */
const rulesAboutOperations = ["no-empty-servers", "security-defined", "no-unused-components"];

export interface LintRun {
  readonly documentPath: string;
  /** The user's redocly.yaml, as a path and as text; absent where there is none. */
  readonly config?: { readonly path: string; readonly text: string } | undefined;
  readonly hasOperations: boolean;
}

/**
 * The command line of one lint run.
 *
 * Rules are put aside by flags, and not by a config that extends the user's: Redocly refuses or ignores
 * parts of a config (`apis`, a broken file) where another extends it.
 */
export function redoclyArguments({ documentPath, config, hasOperations }: LintRun): string[] {
  return [
    "lint",
    documentPath,
    "--format=json",
    // The default of 100 would hide the rest.
    "--max-problems=1000000",
    ...(config ? [`--config=${config.path}`, "--lint-config=error"] : []),
    // A config that extends nothing would run its own rules only.
    ...(config && extendsSomething(config.text) ? [] : ["--extends=recommended"]),
    ...(hasOperations ? [] : rulesAboutOperations.map((rule) => `--skip-rule=${rule}`)),
  ];
}

/** A config that is no YAML counts as one that extends nothing: Redocly will say what is wrong with it. */
function extendsSomething(text: string): boolean {
  try {
    const config = parse(text) as { extends?: unknown } | null;
    return config?.extends !== undefined;
  } catch {
    return false;
  }
}
