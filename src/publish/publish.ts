import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { applySeverities, type RuleSettings } from "../diagnostics/severities.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { planPublication, type PublishPlan } from "./plan.js";
import { type Content, type Held, PublishError, type Target } from "./target.js";

export interface PublishOptions {
  readonly document: OpenApiDocument;
  /** Makes the files that the target takes, on top of what it holds. */
  readonly make: (held: Held) => Promise<Content["files"]>;
  /** What callers have, where the target does not tell. */
  readonly base?: OpenApiDocument | undefined;
  /** Severities of the refusals: what is no error does not refuse. */
  readonly rules?: RuleSettings | undefined;
  /** False where it is only to be planned. */
  readonly yes: boolean;
}

/** What came of it. */
export interface Publication {
  /** Absent where the target could not be looked at. */
  readonly plan?: PublishPlan;
  /** `same` where the target has just this already, `planned` where nothing but `yes` is missing. */
  readonly outcome: "refused" | "same" | "planned" | "published";
  readonly problems: readonly Diagnostic[];
  /** Where it is now. */
  readonly place?: string;
}

/**
 * Publishes a document to a target, or plans to: nothing is changed where a problem is an error, and
 * nothing where the target has just this already. Never throws for what a target answers.
 */
export async function publish(target: Target, options: PublishOptions): Promise<Publication> {
  let planned: Pick<Publication, "plan" | "problems"> = { problems: [] };
  try {
    const session = await target.open(options.yes);
    try {
      const { document, base, rules, make } = options;
      const plan = planPublication(document, { name: target.name, held: session.held, base });
      planned = { plan, problems: applySeverities(plan.problems, rules) };
      if (hasErrors(planned.problems)) return { ...planned, outcome: "refused" };
      const content = { document, files: await make(session.held) };
      if (await session.has(content)) return { ...planned, outcome: "same" };
      if (!options.yes) return { ...planned, outcome: "planned" };
      return { ...planned, outcome: "published", place: await session.put(content) };
    } finally {
      await session.close();
    }
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    const problems = [...planned.problems, error.diagnostic];
    return { ...planned, outcome: "refused", problems };
  }
}
