import type { Severity } from "./diagnostic.js";
import { publishingRules } from "./publishing-rules.js";

/** What is known of a rule before it finds anything. */
export interface Rule {
  /** The severity it has unless a config says otherwise. */
  readonly severity: Severity;
  /** What it finds, in one sentence. */
  readonly meaning: string;
  /** An error whatever a config says: after it there is nothing to go on with. */
  readonly fixed?: true;
}

/**
 * Every rule of specback's own, in the order in which the stages come. A test holds that no other is used in
 * src/. Two families of rules are named elsewhere, and described below.
 */
export const rules = {
  "config-missing": {
    severity: "error",
    meaning: "The config file that was named is not there.",
    fixed: true,
  },
  "config-fails-to-load": {
    severity: "error",
    meaning: "The config file throws, or cannot be parsed.",
    fixed: true,
  },
  "config-not-an-object": {
    severity: "error",
    meaning: "The config file exports something else than an object.",
    fixed: true,
  },
  "config-unknown-option": {
    severity: "error",
    meaning: "The config has an option that does not exist.",
    fixed: true,
  },
  "config-unknown-rule": {
    severity: "error",
    meaning: "The config sets the severity of a rule that does not exist.",
    fixed: true,
  },
  "config-fixed-rule": {
    severity: "error",
    meaning: "The config sets the severity of a rule that is always an error.",
    fixed: true,
  },
  "config-wrong-type": {
    severity: "error",
    meaning: "An option of the config has a value that it cannot have.",
    fixed: true,
  },
  "docs-folder-unnamed": {
    severity: "error",
    meaning: "No docs folder was named, and none was found.",
    fixed: true,
  },
  "docs-folder-missing": {
    severity: "error",
    meaning: "The docs folder is not there.",
    fixed: true,
  },
  "docs-folder-empty": {
    severity: "error",
    meaning: "The docs folder holds no Markdown.",
    fixed: true,
  },
  "package-unreadable": {
    severity: "error",
    meaning: "The project's package.json cannot be read.",
    fixed: true,
  },
  "output-missing": {
    severity: "error",
    meaning: "A generated file is not there (check).",
    fixed: true,
  },
  "output-edited": {
    severity: "error",
    meaning: "A generated file was changed by hand (check).",
    fixed: true,
  },
  "output-stale": {
    severity: "error",
    meaning: "A generated file is no longer what docs and config give (check).",
    fixed: true,
  },
  "output-obsolete": {
    severity: "error",
    meaning: "A file of an earlier run is no longer generated (check).",
    fixed: true,
  },
  "output-foreign": {
    severity: "info",
    meaning: "A file among the generated ones was not written by specback (check).",
  },
  "output-taken": {
    severity: "error",
    meaning: "The folder to write to holds another package.",
    fixed: true,
  },
  "page-refused": {
    severity: "warning",
    meaning: "A page, or how many there are, goes beyond a limit.",
  },
  "page-unreadable": { severity: "warning", meaning: "The system does not let a page be read." },
  "link-leaves-folder": {
    severity: "warning",
    meaning: "A symbolic link leads out of the docs folder; nothing behind it is read.",
  },
  "link-leads-nowhere": { severity: "warning", meaning: "A symbolic link leads nowhere." },
  "not-utf-8": { severity: "warning", meaning: "A page is not UTF-8." },
  "unclosed-block": {
    severity: "warning",
    meaning: "A code or HTML block is never closed, and would swallow what follows.",
  },
  "unknown-dialect": {
    severity: "error",
    meaning: "There is no dialect of that name.",
    fixed: true,
  },
  "nothing-documented": {
    severity: "error",
    meaning: "No page documents an operation or a model.",
    fixed: true,
  },
  "duplicate-model": {
    severity: "warning",
    meaning: "Two pages document a model of the same name.",
  },
  "blank-page": { severity: "warning", meaning: "A model's page says nothing about the model." },
  "broken-reference": { severity: "warning", meaning: "There is no page for a type that is used." },
  "field-name-missing": { severity: "warning", meaning: "A row of a table names no field." },
  "table-row-cells": {
    severity: "warning",
    meaning: "A row of a table has more or fewer cells than its header.",
  },
  "unreadable-type": { severity: "warning", meaning: "The type in a cell cannot be read." },
  "unknown-required-mark": {
    severity: "warning",
    meaning: "A cell does not say whether the field is required.",
  },
  "unreadable-endpoint": {
    severity: "warning",
    meaning: "What should tell an operation's method and path does not.",
  },
  "duplicate-endpoint": {
    severity: "warning",
    meaning: "Two operations have the same method and path.",
  },
  "operations-without-path": {
    severity: "warning",
    meaning: "Operations are documented without a method and a path.",
  },
  "no-operations": { severity: "info", meaning: "The docs document models only." },
  "api-key-unnamed": {
    severity: "warning",
    meaning: "The docs do not tell where an API key is sent.",
  },
  "security-unknown": {
    severity: "warning",
    meaning: "The docs do not tell how an operation's own credentials are sent.",
  },
  "unknown-name": {
    severity: "warning",
    meaning: "A name that the config spells is no member of any page.",
  },
  "overlay-unreadable": { severity: "error", meaning: "The overlay cannot be read." },
  "overlay-syntax": { severity: "error", meaning: "The overlay is neither YAML nor JSON." },
  "overlay-invalid": { severity: "error", meaning: "The overlay is no OpenAPI Overlay 1.0." },
  "overlay-action": { severity: "error", meaning: "An action of the overlay is incomplete." },
  "overlay-target-invalid": {
    severity: "error",
    meaning: "The target of an overlay's action is no JSONPath.",
  },
  "overlay-target-unmatched": {
    severity: "warning",
    meaning: "The target of an overlay's action matches nothing in the document.",
  },
  "overlay-remove": { severity: "error", meaning: "An overlay's action removes the document." },
  "overlay-update": { severity: "error", meaning: "An overlay's update cannot be applied." },
  "redocly-config": { severity: "error", meaning: "The Redocly config cannot be read." },
  "redocly-failed": { severity: "error", meaning: "Redocly ended without a report." },
  "docs-not-named": {
    severity: "error",
    meaning: "Nothing says which docs to compare.",
    fixed: true,
  },
  "state-missing": {
    severity: "error",
    meaning: "What is to be compared is no file, no folder and no git revision.",
    fixed: true,
  },
  "not-a-git-repository": {
    severity: "error",
    meaning: "A revision is named where there is no git repository.",
    fixed: true,
  },
  "git-missing": {
    severity: "error",
    meaning: "The program git cannot be run.",
    fixed: true,
  },
  "revision-missing": {
    severity: "error",
    meaning: "The git revision that was named is not there.",
    fixed: true,
  },
  "path-not-in-revision": {
    severity: "error",
    meaning: "The git revision has nothing at the path that was named.",
    fixed: true,
  },
  "docs-outside-repository": {
    severity: "error",
    meaning: "The docs are not in the git repository whose revision is named.",
    fixed: true,
  },
  "not-an-openapi-document": {
    severity: "error",
    meaning: "A file that is to be compared is no OpenAPI 3 document.",
    fixed: true,
  },
  "version-not-semantic": {
    severity: "error",
    meaning: "No next version follows from one that is no semantic version.",
    fixed: true,
  },
  "types-failed": {
    severity: "error",
    meaning: "No types can be made of a part of the document.",
    fixed: true,
  },
  "pointer-unmatched": {
    severity: "error",
    meaning: "The document has nothing at the pointer that was named.",
    fixed: true,
  },
  "address-not-had": {
    severity: "error",
    meaning: "The address that is to be served cannot be listened on.",
    fixed: true,
  },
  "version-not-placed": {
    severity: "error",
    meaning: "The version cannot be written into the config for certain.",
    fixed: true,
  },
  ...publishingRules,
} as const satisfies Readonly<Record<string, Rule>>;

/** Rules whose names begin so are named by others: by Redocly, and by the rules of inference. */
export const ruleFamilies = {
  "redocly/": { severity: "error", meaning: "A rule of Redocly, on the document." },
  "question/": {
    severity: "warning",
    meaning: "Something was concluded with less certainty than was asked for.",
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** What is known of the rule, or of its family; undefined for a name that is neither's. */
export function aboutRule(name: string): Rule | undefined {
  if (Object.hasOwn(rules, name)) return rules[name as keyof typeof rules];
  return Object.entries(ruleFamilies).find(([prefix]) => name.startsWith(prefix))?.[1];
}
