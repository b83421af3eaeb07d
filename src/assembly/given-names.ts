import type { Report } from "../diagnostics/diagnostic.js";
import type { GroupPage } from "./group-page.js";
import type { ModelPage } from "./model-page.js";
import { membersOf } from "./name-evidence.js";
import { squash } from "./page-index.js";

/** Names on the wire that the user gives, by the SDK's: `StatusCode` everywhere, `Result.StatusCode` in one model. */
export type GivenNames = Readonly<Record<string, string>>;

/** The user's own spelling of a member's name on a page; undefined where the user says nothing of it. */
export type GivenName = (name: string, file: string) => string | undefined;

/**
 * Looks up the names that a user gives, case and separators aside; a model's own entry goes before one for
 * all. An entry for a member that no page has is told, since most often it is a slip.
 */
export function readGivenNames(
  given: GivenNames,
  models: readonly ModelPage[],
  groups: readonly GroupPage[],
  report: Report,
): GivenName {
  const members = new Set(membersOf(models, groups).map(({ name }) => squash(name)));
  const entries = new Map(Object.entries(given).map(([name, wire]) => [dotted(name), wire]));
  const modelOf = new Map(models.map(({ file, name }) => [file, squash(name)]));
  for (const name of Object.keys(given)) {
    if (!members.has(squash(name.split(".").at(-1) ?? ""))) report(unknownMember(name));
  }
  return (name, file) =>
    entries.get(`${modelOf.get(file)}.${squash(name)}`) ?? entries.get(squash(name));
}

const dotted = (name: string) => name.split(".").map(squash).join(".");

const unknownMember = (name: string) =>
  ({
    rule: "unknown-name",
    severity: "warning",
    option: ["names", name],
    message: `The names that are given hold ${name}, and no page has such a member.`,
    mend: "Spell it as the docs print it: Member, or Model.Member for one model alone.",
  }) as const;
