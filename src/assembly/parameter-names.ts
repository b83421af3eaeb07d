import type { Parameter } from "../model/api.js";

/** What an SDK puts behind a name that several parameters of one request share. */
const placeSuffix = /_?(?:query|path|header)_?(?:parameter|param)\d*$/i;

/** The name without the place in the request that an SDK told it apart by. */
export function withoutPlace(name: string): string {
  return name.replace(placeSuffix, "") || name;
}

/**
 * Takes the suffixes off names that an SDK had to tell apart. Two names that fall together in one place of
 * the request differ on the wire in nothing but their casing; the one whose description points to the
 * other by name is the one in camel case. Without such evidence both keep the SDK's spelling.
 */
export function tellNamesApart(parameters: readonly Parameter[]): Parameter[] {
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
    return { ...parameter, name: parameter === pointing[0] ? camelCase(name) : name };
  });
}

function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}
