/**
 * What the pages of each dialect can say. Both sides of a round trip are reduced to this before they are
 * compared, so a `false` here is a claim about the format and not a tolerance of the reader.
 */
export interface Carry {
  /**
   * Whether a member's type shows that it may be null: always; only where the member must be there, since
   * the same mark says that it may be absent; never. Lists, maps and dates never show it.
   */
  readonly nullable: "always" | "required" | "never";
  /** Integers apart from other numbers. */
  readonly integers: boolean;
  /** The width of numbers; Java's primitives are printed for any. */
  readonly int32: boolean;
  readonly float: boolean;
  /** That text is a date without a time. */
  readonly dates: boolean;
  readonly examples: boolean;
  /** That other values than an enum's own may come. */
  readonly openEnums: boolean;
  /** String literals without a page, and whether a boolean one is told from a boolean. */
  readonly stringLiterals: boolean;
  readonly booleanLiterals: boolean;
  /** Which types the branches of a union have. */
  readonly unionBranches: boolean;
  /** Whether union pages are blank, so that one that nothing leads to cannot be told from an empty page. */
  readonly blankUnions: boolean;
  /**
   * Where a successful response's text stands: beside the body in a class that wraps it, or nowhere but on
   * the body's own page, where it cannot be told from the schema's.
   */
  readonly responseText: "wrapper" | "page";
  /** Whether the body of a method that takes nothing else must be sent. */
  readonly bareBodyRequired: "flat" | "never";
  /** That a group of operations is part of another: in the line below its title. */
  readonly nestedTags: boolean;
  /** The method and path of operations. */
  readonly operations: boolean;
}

const common: Carry = {
  nullable: "never",
  integers: true,
  int32: false,
  float: false,
  dates: true,
  examples: true,
  openEnums: false,
  stringLiterals: false,
  booleanLiterals: false,
  unionBranches: true,
  blankUnions: false,
  responseText: "wrapper",
  bareBodyRequired: "never",
  nestedTags: false,
  operations: true,
};

const typescript: Carry = {
  ...common,
  integers: false,
  openEnums: true,
  stringLiterals: true,
  booleanLiterals: true,
  responseText: "page",
};

export const canCarry = {
  python: {
    ...common,
    nullable: "always",
    openEnums: true,
    booleanLiterals: true,
    responseText: "page",
    bareBodyRequired: "flat",
  },
  typescript,
  /** As the one SDK with such pages has them: methods without their paths. */
  mdx: { ...typescript, operations: false },
  go: { ...common, nestedTags: true, int32: true, float: true },
  java: {
    ...common,
    nullable: "always",
    float: true,
    unionBranches: false,
    blankUnions: true,
  },
  csharp: { ...common, nestedTags: true, int32: true, float: true },
  php: common,
  ruby: { ...common, nullable: "required", openEnums: true, blankUnions: true },
} satisfies Record<string, Carry>;

export type DialectName = keyof typeof canCarry;
