import { squash } from "./page-index.js";
import type { Parameter } from "../model/api.js";
import type { Infer } from "../model/inference.js";
import { spell, wordsOf } from "./casing.js";
import { fieldAfterHttp, requestField } from "./http-fields.js";

/** What an SDK puts behind a name that several parameters of one request share. */
const placeSuffix = /_?(query|path|header)_?(?:parameter|param)\d*$/i;

/** The name without the place in the request that an SDK told it apart by. */
export function withoutPlace(name: string): string {
  return name.replace(placeSuffix, "") || name;
}

/** The place that such a name tells, if it tells one. */
export function placeOf(name: string): "query" | "path" | "header" | undefined {
  return placeSuffix.exec(name)?.[1]?.toLowerCase() as "query" | "path" | "header" | undefined;
}

/** The header field that a parameter's name stands for, if it looks like one: `XAccountId`, `ifMatch`. */
export function headerName(name: string): string | undefined {
  const words = wordsOf(withoutPlace(name));
  const [first, ...others] = words;
  if (first?.toLowerCase() === "x" && others.length > 0) return spell(words, "kebab");
  if (first?.toLowerCase() === "http") {
    const field = fieldAfterHttp(others.join(""));
    return field && `HTTP-${field}`;
  }
  return requestField(withoutPlace(name));
}

/**
 * The spelling of a header of which the docs' prose speaks: that of the very name, or else the vendor's part
 * as other headers have it, `X-AcmeCloud-` for `x_acme_cloud_title` beside `X-AcmeCloud-Trace`.
 */
export function seenHeader(name: string, seen: ReadonlyMap<string, string>): string | undefined {
  const plain = withoutPlace(name);
  const spelled = seen.get(squash(plain));
  if (spelled !== undefined) return spelled;
  const words = wordsOf(plain);
  for (const header of seen.values()) {
    const vendor = /^x-[^-]+(?=-)/i.exec(header)?.[0];
    if (vendor === undefined) continue;
    const length = words.findIndex(
      (_, at) => squash(words.slice(0, at + 1).join("")) === squash(vendor),
    );
    const rest = words.slice(length + 1);
    if (length >= 0 && rest.length > 0) return `${vendor}-${spell(rest, "kebab")}`;
  }
  return undefined;
}

/**
 * Takes the suffixes off names that an SDK had to tell apart. Two names that fall together in one place of
 * the request differ on the wire in nothing but their casing; the one whose description points to the
 * other by name is the one in camel case. Without such evidence both keep the SDK's spelling.
 */
export function tellNamesApart(parameters: readonly Parameter[], infer: Infer): Parameter[] {
  const groups = new Map<string, Parameter[]>();
  for (const parameter of parameters) {
    const key = `${parameter.in} ${withoutPlace(parameter.name)}`;
    groups.set(key, [...(groups.get(key) ?? []), parameter]);
  }
  return parameters.map((parameter) => {
    const name = withoutPlace(parameter.name);
    const group = groups.get(`${parameter.in} ${name}`) ?? [];
    if (group.length === 1) return { ...parameter, name };
    const pointing = group.filter(({ description }) => description?.includes(`\`${name}\``));
    if (group.length !== 2 || pointing.length !== 1) return parameter;
    const spelled = parameter === pointing[0] ? camelCase(name) : name;
    infer({
      rule: "name-by-twin",
      fact: `${parameter.name} is ${spelled}`,
      evidence: `one of the two speaks of \`${name}\``,
      origin: parameter.origin,
    });
    return { ...parameter, name: spelled };
  });
}

function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}
