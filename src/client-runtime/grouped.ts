/** The client whose methods are called `group.name`, with each in an object by the name of its group. */
export function grouped(client: object): object {
  const all: Record<string, unknown> = {};
  for (const [key, method] of Object.entries(client)) {
    const [group, name] = key.split(".") as [string, string?];
    if (name === undefined) all[group] = method;
    else ((all[group] ??= {}) as Record<string, unknown>)[name] = method;
  }
  return all;
}
