// Runs in Deno, Bun and Node.js, which are told where the server is.
/* global Deno, process */
import { check } from "./checks.js";

await check(globalThis.Deno ? Deno.args[0] : process.argv[2]);
