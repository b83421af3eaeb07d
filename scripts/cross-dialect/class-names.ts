import { pascal } from "../../test/round-trip/names.js";
import { wordsOnWire } from "./wire-words.js";

/** The class that an SDK makes of a name. */
export const classOf = (...names: readonly string[]) =>
  names.map((name) => pascal(wordsOnWire(name))).join("");

/** Gives classes their names: the shortest that no other class has, whatever its case. */
export class ClassNames {
  readonly #taken = new Set<string>();

  constructor(reserved: readonly string[]) {
    for (const name of reserved) this.#taken.add(name.toLowerCase());
  }

  claim(...candidates: readonly string[]): string {
    const last = candidates.at(-1)!;
    const numbered = Array.from({ length: 2000 }, (_, at) => `${last}${at + 1}`);
    const name = [...candidates, ...numbered].find((one) => !this.#taken.has(one.toLowerCase()))!;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
