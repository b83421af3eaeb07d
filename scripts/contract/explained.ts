/**
 * How many calls docs/contract.md explains, by corpus, kind and cause. A cause that is not here, or in more
 * calls, fails `npm run check:contract`.
 */
export const explained: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "clerk-python": {
    "refused, pattern": 22,
    "refused, minimum": 11,
    "refused, exclusiveMinimum": 4,
    "refused, format": 2,
  },
  "authlete-go": { "refused, format": 4, "refused, required": 2, "response, content": 2 },
};
