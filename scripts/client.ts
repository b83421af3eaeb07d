/** `npm run client`: from generated/openapi.yaml to generated/client.ts and its runtime. */
import { lazyStages } from "../src/generate/stages.js";
import { generatedDocument, writeGenerated } from "./project.js";

const client = await lazyStages.generateClient(await generatedDocument());
await writeGenerated(new Map(Object.entries(client)));
