/** Names that mean something else on the client, or on every object and promise. */
const reserved = new Set([
  ...[
    "request",
    "use",
    "eject",
    "GET",
    "PUT",
    "POST",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "PATCH",
    "TRACE",
  ],
  ...Object.getOwnPropertyNames(Object.prototype),
  // A client with a method `then` could not be returned from an async function.
  ...["then", "toJSON"],
]);

/** Names a method for each operationId, in their order: an identifier in lowerCamelCase, unlike all others. */
export const nameOperations = (operationIds: readonly string[]): string[] =>
  uniqueNames(operationIds.map(methodName));

/**
 * Tells names apart: the first that asks for a name keeps it, the others get a number behind it. A name
 * that no other asks for is never taken by such a number.
 */
export function uniqueNames(wanted: readonly string[]): string[] {
  const taken = new Set(wanted);
  const given = new Set<string>();
  return wanted.map((name) => {
    let free = name;
    for (let count = 2; given.has(free) || (free !== name && taken.has(free)); count += 1) {
      free = `${name}${count}`;
    }
    given.add(free);
    return free;
  });
}

/** An identifier in lowerCamelCase that means nothing else on a client. */
export function methodName(text: string): string {
  const name = camelCase(text) || "operation";
  if (reserved.has(name)) return `${name}_`;
  return /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}

/** `CreateActorToken`, `create-actor_token` and `CREATE_ACTOR_TOKEN` all give `createActorToken`. */
function camelCase(text: string): string {
  const spelled = /\p{Ll}/u.test(text) ? text : text.toLowerCase();
  const [first = "", ...others] = spelled.split(/(?:_|\P{ID_Continue})+/u).filter(Boolean);
  return [
    // A leading acronym is one word: `URLFetch` gives `urlFetch`.
    first.replace(/^(?:\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}+(?!\p{Ll})|\p{Lu})/u, (start) =>
      start.toLowerCase(),
    ),
    ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join("");
}
