/** `npm run check:generated`: fails when generated/ is not what spec/ gives, naming what differs. */
process.argv.splice(2, 0, "check");
await import("../src/cli.js");
