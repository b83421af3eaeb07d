import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Api } from "../model/api.js";
import {
  certainties,
  type Certainty,
  type FactKind,
  type Inference,
  type InferenceRule,
  inferenceRules,
} from "../model/inference.js";
import { countFacts, type FactCount } from "./count-facts.js";

/** What a recovery knows, how it knows it, and what it cannot know; JSON as it stands. */
export interface RecoveryReport {
  readonly dialect: string;
  /** How many facts of each kind the docs state, how many were concluded, and how many they leave open. */
  readonly facts: readonly FactCount[];
  /** The rules that concluded anything, with all that each did. */
  readonly inferences: readonly RuleUse[];
  /** What such docs never tell, and how often it is missing here. */
  readonly unknown: readonly Unknown[];
}

export interface RuleUse {
  readonly rule: InferenceRule;
  readonly kind: FactKind;
  readonly certainty: Certainty;
  readonly meaning: string;
  readonly count: number;
  readonly facts: readonly Omit<Inference, "rule">[];
}

export interface Unknown {
  readonly what: string;
  readonly count: number;
  readonly why: string;
}

/** Sums up an API by how each of its facts is known. */
export function reportRecovery(api: Api, dialect: string): RecoveryReport {
  const uses = usesOfRules(api.inferences);
  return { dialect, facts: countFacts(api), inferences: uses, unknown: unknowns(api) };
}

function usesOfRules(inferences: readonly Inference[]): RuleUse[] {
  return Object.entries(inferenceRules).flatMap(([name, about]) => {
    const rule = name as InferenceRule;
    const facts = inferences
      .filter((one) => one.rule === rule)
      .map(({ fact, evidence, origin }) => ({ fact, evidence, origin }));
    return facts.length > 0 ? [{ rule, ...about, count: facts.length, facts }] : [];
  });
}

function unknowns(api: Api): Unknown[] {
  const responses = api.operations.flatMap((operation) => operation.responses);
  const contents = [
    ...responses.flatMap((response) => response.content),
    ...api.operations.flatMap(({ requestBody }) => requestBody?.content ?? []),
  ];
  const list: Unknown[] = [
    {
      what: "status codes of successful responses",
      count: responses.filter(({ status }) => /^2XX$/i.test(status)).length,
      why: "The docs show what a successful call returns and not under which status.",
    },
    {
      what: "content types of bytes and of any value",
      count: contents.filter(({ contentType }) => contentType === "*/*").length,
      why: "The docs name the content types of errors only.",
    },
    {
      what: "methods and paths of operations",
      count: api.unplaced.length,
      why: "These docs have no comment above their examples that tells them.",
    },
    {
      what: "header names of API keys",
      count: api.securitySchemes.filter((s) => s.type === "apiKey" && !s.parameterName).length,
      why: "The table of security schemes does not tell them.",
    },
    {
      what: "bounds, patterns, defaults and formats such as email",
      count: [...api.types.values()].filter(({ kind }) => kind === "object").length,
      why: "Field tables have no place for them; the count is that of the objects.",
    },
  ];
  return list.filter(({ count }) => count > 0);
}

/**
 * The inferences below a certainty as questions: warnings that ask for a word in the overlay.
 */
export function questionsBelow(api: Api, wanted: Certainty): Diagnostic[] {
  const least = certainties.indexOf(wanted);
  return api.inferences.flatMap((inference): Diagnostic[] => {
    const { certainty, meaning } = inferenceRules[inference.rule];
    if (certainties.indexOf(certainty) >= least) return [];
    return [
      {
        rule: `question/${inference.rule}`,
        severity: "warning",
        message: `Is it so that ${inference.fact}? It was concluded (${certainty}) from: ${inference.evidence}. ${meaning}`,
        mend: "If it is not, say what is in the overlay.",
        origin: inference.origin,
      },
    ];
  });
}
