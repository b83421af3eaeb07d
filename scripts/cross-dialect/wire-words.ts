import type { Words } from "../../test/round-trip/names.js";

/** Words within camel case; a number stays with the letters before it, as in `web3Wallet` and `last4`. */
const word = /\p{Lu}{2,}s(?!\p{Ll})|\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}+(?:\d+\p{Ll}*)*|\d+/gu;

/**
 * The words that an SDK generator sees in a name on the wire. Separators part words whatever is between
 * them (`last_30m`), and capitals do within what is left (`removeXMPMetadata`).
 */
export function wordsOnWire(name: string): Words {
  const words = name
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
    .flatMap((part) => (/^[\p{Ll}\d]+$/u.test(part) ? [part] : (part.match(word) ?? [])));
  return words.length > 0 ? words : ["empty"];
}
