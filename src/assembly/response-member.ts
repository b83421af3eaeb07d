/**
 * SDKs that return several contents name their members by status and content type:
 * `twoHundredApplicationPdfResponseStream`, `twoHundredAndOneApplicationJsonObject`.
 */
export function responseOfMember(name: string): { status?: string; contentType?: string } {
  const [, words, type, rest] = memberName.exec(name.replaceAll("_", "")) ?? [];
  if (words === undefined) return {};
  const contentType = contentTypeOf(type, rest ?? "");
  return { status: statuses.get(words.toLowerCase())!, ...(contentType ? { contentType } : {}) };
}

/** The successful statuses that HTTP defines (RFC 9110 section 15.3, RFC 4918 section 11.1). */
const statuses: ReadonlyMap<string, string> = new Map([
  ["twohundred", "200"],
  ["twohundredandone", "201"],
  ["twohundredandtwo", "202"],
  ["twohundredandthree", "203"],
  ["twohundredandfour", "204"],
  ["twohundredandfive", "205"],
  ["twohundredandsix", "206"],
  ["twohundredandseven", "207"],
]);

const memberName = new RegExp(
  `^(${[...statuses.keys()].reverse().join("|")})(application|text|image|audio|video|wildcard)(.*)$`,
  "i",
);

/** The subtype with what the SDK puts behind it taken off. */
function contentTypeOf(type: string | undefined, rest: string): string | undefined {
  if (!type) return undefined;
  if (type.toLowerCase() === "wildcard") return "*/*";
  const subtype = rest.replace(
    /(?:ResponseStream|Object|Res|Body|Bytes|Any|OneOf|String|Number|Boolean|Stream)\d*$/i,
    "",
  );
  const known = knownSubtypes.get(subtype.toLowerCase());
  return `${type.toLowerCase()}/${known ?? subtype.toLowerCase()}`;
}

/** Registered subtypes whose punctuation a name cannot carry. */
const knownSubtypes: ReadonlyMap<string, string> = new Map(
  [
    "octet-stream",
    "x-www-form-urlencoded",
    "vnd.openxmlformats-officedocument.wordprocessingml.document",
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "vnd.openxmlformats-officedocument.presentationml.presentation",
    "vnd.oasis.opendocument.text",
    "vnd.oasis.opendocument.spreadsheet",
    "vnd.ms-excel",
    "problem+json",
    "ld+json",
    "hal+json",
    "x-ndjson",
    "event-stream",
    "svg+xml",
    "x-yaml",
    "epub+zip",
  ].map((subtype) => [subtype.replace(/[^a-z0-9]/g, ""), subtype]),
);
