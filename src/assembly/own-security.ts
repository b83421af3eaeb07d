import type { Origin, Report } from "../diagnostics/diagnostic.js";
import type { Security, SecurityScheme } from "../model/api.js";
import type { TableMember } from "./field-table.js";
import type { ModelPage } from "./model-page.js";
import { type PageIndex, squash } from "./page-index.js";
import { referencedPage } from "./request.js";

/**
 * The row by which a method takes credentials of its own: `security`, of a class that is called so too. A
 * member of the API's own that has the name is of another type.
 */
export function takeSecurityRow(rows: readonly TableMember[]): {
  readonly row?: TableMember;
  readonly others: readonly TableMember[];
} {
  const row = rows.find(
    ({ name, typeCell }) => squash(name) === "security" && /Security(?!\w)/.test(typeCell),
  );
  return row ? { row, others: rows.filter((one) => one !== row) } : { others: rows };
}

/** What an operation's own credentials come to: alternatives, and the schemes that only they name. */
export interface OwnSecurity {
  /** Undefined where the docs do not tell. */
  readonly security?: Security;
  readonly schemes: readonly SecurityScheme[];
}

/**
 * Reads the class of an operation's credentials. Members that may be left out are alternatives to each
 * other, those that must be there are taken together; a class among the members is an alternative of
 * several schemes, unless it holds the two members of HTTP's basic authentication.
 */
export function readOwnSecurity(
  row: TableMember,
  known: readonly SecurityScheme[],
  index: PageIndex,
  report: Report,
): OwnSecurity {
  const page = referencedPage(row.type, row.origin.file, index);
  const schemes: SecurityScheme[] = [];
  const namesOf = (members: readonly TableMember[], file: string) =>
    members.map((member) => {
      const scheme = schemeOf(member, file, [...known, ...schemes], index);
      if (!known.includes(scheme) && !schemes.includes(scheme)) {
        schemes.push(scheme);
        if (scheme.type === "apiKey") report(unknownScheme(member.name, member.origin));
      }
      return scheme.name;
    });
  if (page?.content.kind !== "object") {
    report(unknownScheme(row.typeCell, row.typeOrigin));
    return { schemes };
  }
  const { fields } = page.content;
  const together = fields.filter((field) => field.required);
  const security = [
    ...(together.length > 0 ? [namesOf(together, page.file)] : []),
    ...fields
      .filter((field) => !field.required)
      .map((field) => {
        const option = optionPage(field, page.file, index);
        return option ? namesOf(membersOf(option), option.file) : namesOf([field], page.file);
      }),
    ...(row.required ? [] : [[]]),
  ];
  return { security, schemes };
}

/** The scheme that a member holds the credentials of: by its name, else by what its type is made of. */
function schemeOf(
  { name, type, origin }: TableMember,
  file: string,
  known: readonly SecurityScheme[],
  index: PageIndex,
): SecurityScheme {
  const named = known.find((scheme) => squash(scheme.name) === squash(name));
  if (named) return named;
  const page = referencedPage(type, file, index);
  if (page && isBasic(page)) {
    const basic = known.find(({ scheme }) => scheme === "basic");
    return basic ?? { name, type: "http", scheme: "basic", origin };
  }
  if (/bearer/i.test(name)) return { name, type: "http", scheme: "bearer", origin };
  return { name, type: "apiKey", in: "header", origin };
}

const membersOf = ({ content }: ModelPage) => (content.kind === "object" ? content.fields : []);

const isBasic = (page: ModelPage) =>
  membersOf(page)
    .map((field) => squash(field.name))
    .sort()
    .join() === "password,username";

function optionPage({ type }: TableMember, file: string, index: PageIndex): ModelPage | undefined {
  const page = referencedPage(type, file, index);
  return page && !isBasic(page) && membersOf(page).length > 0 ? page : undefined;
}

const unknownScheme = (name: string, origin: Origin) =>
  ({
    rule: "security-unknown",
    severity: "warning",
    message: `The docs do not tell how the credentials ${name} are sent; they were left out.`,
    mend: "Give the scheme in the overlay, at $.components.securitySchemes, and name it where it is needed.",
    origin,
  }) as const;
