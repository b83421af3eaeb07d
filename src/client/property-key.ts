/** A name as the key of a property: bare where that is a name in TypeScript. `__proto__` is one like others. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
