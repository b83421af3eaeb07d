/** `npm run generate`: the whole pipeline over spec/, exactly as the command line runs it. */
process.argv.splice(2, 0, "generate");
await import("../src/cli.js");
