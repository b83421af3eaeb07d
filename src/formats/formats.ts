import { github } from "./github.js";
import { json } from "./json.js";
import { pretty } from "./pretty.js";
import type { Format, FormatName } from "./problem.js";
import { sarif } from "./sarif.js";

/** The formats by the names that `--reporter` has for them. */
export const formats: Readonly<Record<FormatName, Format>> = { pretty, github, json, sarif };
