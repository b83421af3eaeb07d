import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** A problem of the document also says where in it it stands, as a JSON Pointer in a URI fragment. */
export type Problem = Diagnostic & { readonly pointer?: string };

/** What a format needs to know besides the problems. Formats read no file and no environment. */
export interface Surroundings {
  /** The working folder: an absolute path. */
  readonly cwd: string;
  /** The folder that machines count paths from, such as the checked-out repository; absolute. */
  readonly root: string;
  /** The file or folder that the run was about, for problems without a place of their own. */
  readonly subject: string;
  /** The text of a file, by the path that an origin names it with; undefined where it cannot be had. */
  readonly sourceOf: (file: string) => string | undefined;
  /** The version of specback. */
  readonly version: string;
  /** How wide a line can be. */
  readonly columns: number;
  /** How many lines make a screenful; all problems are shown where it is infinite. */
  readonly rows: number;
  readonly colours: boolean;
}

/** Turns problems into the whole text of a report. Texts end with a line break, or are empty. */
export type Format = (problems: readonly Problem[], surroundings: Surroundings) => string;

/** Every format there is; `formats.ts` has them, and is loaded when one is wanted. */
export const formatNames = ["pretty", "github", "json", "sarif"] as const;

export type FormatName = (typeof formatNames)[number];
