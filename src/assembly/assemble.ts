import type { Dialect } from "../dialects/dialect.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Inference } from "../model/inference.js";
import type { Api, Tag, UnplacedOperation } from "../model/api.js";
import type { Page } from "../pages/page.js";
import { nameApiKeys } from "./api-keys.js";
import { inferBlankUnions } from "./blank-unions.js";
import { nameComponents, withoutDuplicates } from "./component-names.js";
import { Definitions } from "./definitions.js";
import { isFilePage } from "./file-page.js";
import type { WireStyle } from "./casing.js";
import type { GivenEndpoints } from "./given-endpoints.js";
import { type GivenNames, readGivenNames } from "./given-names.js";
import { nameGroups } from "./group-names.js";
import { type GroupPage, readGroupPage } from "./group-page.js";
import { type ModelPage, readModelPage } from "./model-page.js";
import { operationSecurity } from "./operation-security.js";
import { bodyPage, buildOperation, type PlacedOperation } from "./operations.js";
import { placeOperations } from "./place-operations.js";
import { folderName, indexPages, type PageIndex, sdkFolders, squash } from "./page-index.js";
import { readReadme } from "./readme.js";
import { collectNames } from "./name-evidence.js";
import { findScopes } from "./scopes.js";
import { createWireNames } from "./wire-names.js";

export interface AssembleOptions {
  /** The status under which a successful response is listed: docs do not tell which one it is. */
  readonly successStatus: string;
  /** The style of names on the wire, where the user knows it; evidence is not asked then. */
  readonly wireStyle?: WireStyle | undefined;
  /** Names on the wire, where the user knows them, by the SDK's. */
  readonly names?: GivenNames | undefined;
  /** How the member that holds a request's body is called, where it has no usual name. */
  readonly bodyName?: string | undefined;
  /** Methods and paths for docs that tell none. */
  readonly endpoints?: GivenEndpoints | undefined;
}

/**
 * Puts the API together from its pages.
 *
 * 1. Sort the pages by kind. 2. Find out which page plays which role in which operation. 3. Build
 * operations, and with them every model they lead to. 4. Add the models that are documented on their own.
 */
export function assembleApi(
  pages: readonly Page[],
  dialect: Dialect,
  options: AssembleOptions,
  report: Report,
): Api {
  const readmePage = pages.find((page) => /^(?:\.\/)?README\.mdx?$/i.test(page.file));
  const readme = readReadme(readmePage);
  const { groups, models } = sortPages(pages, dialect, report);
  const index = indexPages(models);
  const inferences: Inference[] = [];
  const infer = (inference: Inference) => inferences.push(inference);
  const groupName = nameGroups(groups, pages, readmePage);
  const { endpoints, bodyName } = options;
  const placed = placeOperations(groups, {
    groupName,
    dialect,
    index,
    endpoints,
    bodyName,
    report,
  });
  const wrappers = new Set(
    placed.flatMap(({ request, success }) => [request.wrapper ?? [], success.wrappers].flat()),
  );
  const responsePages = findResponsePages(placed, index);
  const names = nameComponents(models.filter((page) => !wrappers.has(page)));
  const wireNames = createWireNames(collectNames(models, groups, index), {
    printed: dialect.casing,
    scopesOf: findScopes(placed, index),
    ...(options.wireStyle ? { style: options.wireStyle } : {}),
    ...(options.names ? { given: readGivenNames(options.names, models, groups, report) } : {}),
  });
  const blankUnions = inferBlankUnions(models, index);
  const definitions = new Definitions({
    dialect,
    index,
    wireNames,
    names,
    blankUnions,
    responsePages,
    report,
    infer,
  });

  const known = nameApiKeys(readme.securitySchemes, pages, report, infer);
  const { securityOf, securitySchemes } = operationSecurity(placed, known, {
    index,
    report,
    infer,
  });
  const { successStatus } = options;
  const input = { definitions, index, successStatus, securityOf, infer };
  const operations = placed.map((operation) => buildOperation(operation, input));

  for (const page of documentedOnTheirOwn(models, wrappers, placed, groups))
    definitions.include(page);
  for (const { url, fromExample, origin } of readme.servers) {
    if (!fromExample) continue;
    infer({ rule: "server-by-example", fact: `the server ${url}`, evidence: url, origin });
  }
  return {
    ...readme,
    securitySchemes,
    security: known.map(({ name }) => [name]),
    tags: groups.flatMap((group) => tagOf(group, groupName(group))),
    operations,
    unplaced: groups.flatMap((group) => unplacedOperations(group, placed)),
    types: definitions.types(),
    inferences,
  };
}

function sortPages(
  pages: readonly Page[],
  dialect: Dialect,
  report: Report,
): { groups: GroupPage[]; models: ModelPage[] } {
  const groups: GroupPage[] = [];
  const models: ModelPage[] = [];
  for (const page of pages) {
    const group = readGroupPage(page, dialect, report);
    if (group) groups.push(group);
    else {
      const model = readModelPage(page, dialect, report);
      if (model) models.push(model);
    }
  }
  return { groups, models: withoutDuplicates(models, report) };
}

/** Pages that a response leads to directly: their introduction is what the response is described with. */
function findResponsePages(
  operations: readonly PlacedOperation[],
  index: PageIndex,
): ReadonlySet<ModelPage> {
  const pages = new Set<ModelPage>();
  for (const { success, errors } of operations) {
    for (const { type, file, description } of success.bodies) {
      const page = bodyPage(type, file, index);
      // Where a wrapper describes the response otherwise, the page's introduction is the schema's.
      if (page && (description === undefined || description === page.intro)) pages.add(page);
    }
    for (const error of errors) pages.add(error.page);
  }
  return pages;
}

/** Models that no operation leads to: payloads of webhooks, or all there is when no operation is shown. */
function documentedOnTheirOwn(
  models: readonly ModelPage[],
  wrappers: ReadonlySet<ModelPage>,
  placed: readonly PlacedOperation[],
  groups: readonly GroupPage[],
): ModelPage[] {
  const hasOperations = groups.some((group) => group.operations.length > 0);
  const made = new Set(
    placed.flatMap(({ endpoint: { operationId } }) =>
      ["Request", "Response", "Globals", "Security"].map((role) => squash(operationId + role)),
    ),
  );
  return models.filter(
    (page) =>
      !wrappers.has(page) &&
      !made.has(squash(page.name)) &&
      !(hasOperations && sdkFolders.has(folderName(page.file))) &&
      !isPlumbingPage(page) &&
      page.content.kind !== "blank" &&
      !isFilePage(page),
  );
}

/** The class of credentials that an SDK's client is given, and the class that holds an HTTP exchange. */
function isPlumbingPage({ name, content, exchange }: ModelPage): boolean {
  if (name === "Security") return true;
  return exchange && content.kind === "object" && content.fields.length === 0;
}

function tagOf(group: GroupPage, name: string): Tag[] {
  if (group.operations.length === 0) return [];
  return [
    {
      name,
      ...(group.overview ? { description: group.overview } : {}),
      deprecated: group.deprecated,
      origin: group.origin,
      origins: group.origins,
    },
  ];
}

function unplacedOperations(
  group: GroupPage,
  placed: readonly PlacedOperation[],
): UnplacedOperation[] {
  const known = new Set(placed.map(({ documented }) => documented));
  return group.operations.flatMap((operation) => {
    const { name, summary, endpoint, hasUsageComment: told, origin } = operation;
    if (endpoint || known.has(operation)) return [];
    return [{ name, ...(summary ? { summary } : {}), tag: group.title, told, origin }];
  });
}
