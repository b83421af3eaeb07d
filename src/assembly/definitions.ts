import type { Dialect } from "../dialects/dialect.js";
import type { Origin, Report } from "../diagnostics/diagnostic.js";
import type { Field, TypeDefinition, UnionDefinition } from "../model/api.js";
import type { Infer } from "../model/inference.js";
import {
  nullable,
  type TypeExpression,
  unionOf,
  type UnionType,
} from "../model/type-expression.js";
import { readExample } from "./example.js";
import type { TableMember } from "./field-table.js";
import { isFilePage } from "./file-page.js";
import type { ModelPage } from "./model-page.js";
import type { PageIndex } from "./page-index.js";
import type { Spelling, WireNames } from "./wire-names.js";

export interface DefinitionsInput {
  readonly dialect: Dialect;
  readonly index: PageIndex;
  readonly wireNames: WireNames;
  readonly names: ReadonlyMap<ModelPage, string>;
  /** What is known of unions whose pages are blank. */
  readonly blankUnions: ReadonlyMap<ModelPage, readonly ModelPage[]>;
  /** Pages whose introduction is the text of a response and not of the schema. */
  readonly responsePages: ReadonlySet<ModelPage>;
  readonly report: Report;
  readonly infer: Infer;
}

/**
 * Turns what pages say into the model, replacing links between pages by component names. Whatever a type
 * leads to becomes part of the document; a page that nothing leads to does not.
 */
export class Definitions {
  readonly #input: DefinitionsInput;
  readonly #included = new Set<ModelPage>();
  readonly #branchesOfBlank = new Map<ModelPage, UnionDefinition["branches"]>();

  constructor(input: DefinitionsInput) {
    this.#input = input;
  }

  /** The type with every reference replaced by the component it means. */
  link(type: TypeExpression, fromFile: string, origin: Origin): TypeExpression {
    const inner = (one: TypeExpression) => this.link(one, fromFile, origin);
    switch (type.kind) {
      case "reference": {
        const page = this.#input.index.resolve(type, fromFile);
        if (page) return this.reference(page);
        this.#input.report(brokenReference(type.name, type.target, origin));
        return { kind: "any" };
      }
      case "array":
      case "event-stream":
        return { ...type, items: inner(type.items) };
      case "map":
        return { ...type, values: inner(type.values) };
      case "nullable":
        return nullable(inner(type.type));
      case "union":
        return this.#linkUnion(type, fromFile, origin);
      default:
        return type;
    }
  }

  /** A link around a whole union leads to the page that names it; some dialects leave that page blank. */
  #linkUnion(type: UnionType, fromFile: string, origin: Origin): TypeExpression {
    const { target, branches } = type;
    const page =
      target === undefined
        ? undefined
        : this.#input.index.resolve({ kind: "reference", name: "", target }, fromFile);
    if (page?.content.kind === "union") return this.reference(page);
    if (page?.content.kind === "blank") {
      if (!this.#branchesOfBlank.has(page)) {
        this.#branchesOfBlank.set(page, []);
        const linked = branches.map((branch) => ({
          type: this.link(branch, fromFile, origin),
          origin,
        }));
        this.#branchesOfBlank.set(page, linked);
      }
      return this.reference(page);
    }
    return unionOf(branches.map((branch) => this.link(branch, fromFile, origin)));
  }

  /** The component that a page stands for, as a type. */
  reference(page: ModelPage): TypeExpression {
    if (isFilePage(page)) {
      this.#input.infer({
        rule: "file-by-members",
        fact: `${page.name} is binary`,
        evidence: "a file name and a content",
        origin: page.origin,
      });
      return { kind: "string", format: "binary" };
    }
    this.include(page);
    return { kind: "reference", name: this.#nameOf(page) };
  }

  /** A row as a member of the model. */
  member(row: TableMember, fromFile: string): Field {
    const spelling = this.#input.wireNames.spellingOf(this.#unescaped(row), fromFile);
    return this.#memberNamed(this.#concluded(spelling, row), row, fromFile);
  }

  /** A row as a parameter, under the SDK's name for it: its place in the request decides on the spelling. */
  parameter(row: TableMember, fromFile: string): Field {
    return this.#memberNamed(this.#unescaped(row), row, fromFile);
  }

  /** The user's own word on a member's name. */
  givenName(row: TableMember, fromFile: string): string | undefined {
    return this.#input.wireNames.given(this.#unescaped(row), fromFile);
  }

  /** The name of a query parameter, which may hold punctuation that no member's has. */
  queryName(row: TableMember, fromFile: string): string {
    const spelling = this.#input.wireNames.queryNameOf(this.#unescaped(row), fromFile);
    return this.#concluded(spelling, row);
  }

  /** The name of a header as prose spells it, if it does. */
  headerName(row: TableMember): string | undefined {
    const spelling = this.#input.wireNames.headerNameOf(this.#unescaped(row));
    return spelling && this.#concluded(spelling, row);
  }

  #unescaped(row: TableMember): string {
    return this.#input.dialect.unescapeName(row.name);
  }

  #concluded({ name, rule, evidence = "" }: Spelling, row: TableMember): string {
    if (rule)
      this.#input.infer({ rule, fact: `${row.name} is ${name}`, evidence, origin: row.origin });
    return name;
  }

  #memberNamed(name: string, row: TableMember, fromFile: string): Field {
    const { example } = row;
    return {
      name,
      type: this.link(row.type, fromFile, row.typeOrigin),
      required: row.required,
      ...(row.description === undefined ? {} : { description: row.description }),
      deprecated: row.deprecated,
      ...(example === undefined
        ? {}
        : { example: readExample(example, this.#exampleType(row.type, fromFile)) }),
      origin: row.origin,
      origins: row.origins,
    };
  }

  /** Makes a page's component part of the document. */
  include(page: ModelPage): void {
    this.#included.add(page);
  }

  /** All that has been included and what that leads to, by component name in code-unit order. */
  types(): ReadonlyMap<string, TypeDefinition> {
    const definitions: TypeDefinition[] = [];
    // Defining a page may include further pages, which this loop then reaches.
    for (const page of this.#included) definitions.push(this.#define(page));
    definitions.sort((a, b) => (a.name < b.name ? -1 : 1));
    return new Map(definitions.map((one) => [one.name, one]));
  }

  #inferredBranches(page: ModelPage): UnionDefinition["branches"] | undefined {
    const branches = this.#input.blankUnions.get(page);
    if (!branches) {
      this.#input.report(unknownUnion(page));
      return undefined;
    }
    const names = branches.map((branch) => this.#nameOf(branch)).join(" | ");
    this.#input.infer({
      rule: "union-by-names",
      fact: `${this.#nameOf(page)} is ${names}`,
      evidence: "pages that nothing else leads to",
      origin: page.origin,
    });
    return branches.map((branch) => ({ type: this.reference(branch), origin: branch.origin }));
  }

  #nameOf(page: ModelPage): string {
    return this.#input.names.get(page) ?? page.name;
  }

  /** An enum's values tell whether its examples are text. */
  #exampleType(type: TypeExpression, fromFile: string): TypeExpression {
    if (type.kind === "nullable") return nullable(this.#exampleType(type.type, fromFile));
    if (type.kind !== "reference") return type;
    const content = this.#input.index.resolve(type, fromFile)?.content;
    const isText =
      content?.kind === "enum" && content.values.some(({ value }) => typeof value === "string");
    return isText ? { kind: "string" } : type;
  }

  #define(page: ModelPage): TypeDefinition {
    const { content, file } = page;
    const base = {
      name: this.#nameOf(page),
      ...(page.intro && !this.#input.responsePages.has(page) ? { description: page.intro } : {}),
      deprecated: page.deprecated,
      origin: page.origin,
      origins: page.origins,
    };
    switch (content.kind) {
      case "object": {
        const { additional, fields, additionalOrigin = page.origin } = content;
        if (fields.length === 0 && !additional) {
          this.#input.infer({
            rule: "open-object",
            fact: `${base.name} may have any properties`,
            evidence: "a table without rows",
            origin: page.origin,
          });
        }
        return {
          ...base,
          kind: "object",
          fields: fields.map((row) => this.member(row, file)),
          ...(additional
            ? {
                additional: this.link(additional, file, additionalOrigin),
                origins: { ...page.origins, additional: additionalOrigin },
              }
            : {}),
        };
      }
      case "enum":
        return { ...base, kind: "enum", values: content.values, open: content.open };
      case "union": {
        const branches = content.branches.map(({ type, origin }) => ({
          type: this.link(type, file, origin),
          origin,
        }));
        return { ...base, kind: "union", branches };
      }
      case "blank": {
        const branches = this.#branchesOfBlank.get(page) ?? this.#inferredBranches(page);
        return branches
          ? { ...base, kind: "union", branches }
          : { ...base, kind: "alias", type: { kind: "any" } };
      }
    }
  }
}

function brokenReference(name: string, target: string | undefined, origin: Origin) {
  return {
    rule: "broken-reference",
    severity: "warning",
    message: `There is no page for ${name}${target ? ` (${target})` : ""}. Any value is allowed in its place.`,
    mend: "Add the page, or give the schema in the overlay.",
    origin,
  } as const;
}

function unknownUnion(page: ModelPage) {
  return {
    rule: "blank-page",
    severity: "warning",
    message: `The page of ${page.name} is blank: what the model is like is not documented. Any value is allowed in its place.`,
    mend: "Give the schema in the overlay.",
    origin: page.origin,
  } as const;
}
