/** `npm run types`: from generated/openapi.yaml to generated/schema.d.ts. */
import { lazyStages } from "../src/generate/stages.js";
import { generatedDocument, writeGenerated } from "./project.js";

const types = await lazyStages.generateTypes(await generatedDocument());
await writeGenerated(new Map([["schema.d.ts", types]]));
