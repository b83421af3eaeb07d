import { randomNumbers, shuffled } from "../random.js";

/**
 * New names for old: letters are exchanged for others, one for one, with their case.
 *
 * A mapping of letters rather than of words, because a name occurs in many spellings (`owner_ids`,
 * `OwnerIDs`, `ownerids.md`, `#ownerids`) and only some of them show where its words end. Exchanging
 * letters gives the same name in all of them. Digits and punctuation stay, and so do the letters that
 * carry meaning by themselves: `s` of plurals, `x` of vendor headers, `v` of versions.
 */
export interface Cipher {
  /** The new spelling of a name, whose punctuation stays: `$filter[tags]`, `Models.User`. */
  rename(name: string): string;
}

const vowels = "aeiou";
const consonants = "bcdfghjklmnpqrtwyz";

/** `seed` picks one of many mappings. */
export function createCipher(seed: number): Cipher {
  const random = randomNumbers(seed);
  const letters = new Map([...rotation(vowels, random), ...rotation(consonants, random)]);
  const exchange = (letter: string) => {
    const other = letters.get(letter.toLowerCase());
    if (other === undefined) return letter;
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  };
  const known = new Map<string, string>();
  return {
    rename(name) {
      const earlier = known.get(name);
      if (earlier !== undefined) return earlier;
      const renamed = isKept(name) ? name : renameLetters(name, exchange);
      known.set(name, renamed);
      return renamed;
    },
  };
}

/** A word of code, as names stand in prose and snippets. */
export const token = /[A-Za-z][A-Za-z0-9_-]*/g;

/** Letters and digits alone, as they are left in every spelling of a name. */
export const squash = (name: string) => name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();

/**
 * Parts of names by which the format itself tells its pages and classes apart. They are looked for among
 * the letters alone, so that every spelling of a name keeps the same ones.
 */
const keptParts =
  /(?:query|path|header)param(?:eter)?|additionalproperties|request|response|body|error|exception|security|globals|fileinput|filename|file|sdk/g;

function renameLetters(name: string, exchange: (letter: string) => string): string {
  const kept = new Set<number>();
  for (const { 0: part, index } of squash(name).matchAll(keptParts)) {
    for (let at = 0; at < part.length; at++) kept.add(index + at);
  }
  let at = -1;
  return name.replace(/[A-Za-z0-9]/g, (letter) => {
    at++;
    return kept.has(at) ? letter : exchange(letter);
  });
}

/** Whole names that belong to the format, to HTTP or to the languages and not to an API. */
function isKept(name: string): boolean {
  const letters = squash(name);
  return keptNames.has(letters) || contentMember.test(letters) || branchName.test(name);
}

/** `twoHundredApplicationPdfResponseStream` */
const contentMember = /^twohundred(?:and[a-z]+)?(?:application|text|image|audio|video|wildcard)/;

/** `ArrayOfMapOfAny` */
const branchName = /^(?:ArrayOf|MapOf)\p{Lu}/u;

const keptNames: ReadonlySet<string> = new Set(
  `
  true false null none nil undefined void self this
  string str strings number numbers integer int int32 int64 bigint long short float float32 float64 double
  decimal bigdecimal bool boolean bytes byte date datetime offsetdatetime localdate dateonly rfcdate time
  object array list map hash dict record union literal any unknown mixed symbol optional nullable
  optionalnullable nilable jsonnullable crystalline unrecognized promise eventstream readablestream
  inputstream blob io iobase file uint8array arraybuffer enumerable dictionary iterable func error
  components component operations operation requests models model errors apierrors shared utils lib docs
  sdks sdk readme internal
  result headers content contenttype statuscode rawresponse responsestream httpmeta httpmetadata
  additionalproperties pydanticextra options fetchoptions optionsfetchoptions optionsretries retries retryconfig backoffstrategy ctx opts
  context option serverurl schemebasic sdkerror sdkexception apierror apiexception sdkbaseerror body
  for await async const let var new import from if else try catch with as def class func return package main
  print println puts next require use echo in of not end do type struct go err res
  authorization accept acceptcharset acceptencoding acceptlanguage cachecontrol contentdigest
  contentencoding contentlanguage dpop idempotencykey ifmatch ifmodifiedsince ifnonematch ifrange
  ifunmodifiedsince mcpprotocolversion mcpsessionid traceparent tracestate useragent
  get put post delete head patch trace http https www com json xml html text application multipart
  `.split(/\s+/),
);

/** Each letter becomes the one some places on, round and round; none stays what it was. */
function rotation(alphabet: string, random: () => number): [string, string][] {
  const circle = shuffled([...alphabet], random);
  return circle.map((letter, at) => [letter, circle[(at + 1) % circle.length]!]);
}
