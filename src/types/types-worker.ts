import { parentPort } from "node:worker_threads";
import { generateTypes, type TypesError } from "./generate-types.js";

// The thread of types-in-thread.ts. What it needs is loaded before it is asked for.
void import("./generator.js");

parentPort?.on("message", async (given: Parameters<typeof generateTypes>) => {
  try {
    parentPort?.postMessage({ types: await generateTypes(...given) });
  } catch (error) {
    // Between threads an error keeps its message, and neither its class nor what else it says.
    const { pointer } = error as Partial<TypesError>;
    parentPort?.postMessage({ error, pointer });
  }
});
