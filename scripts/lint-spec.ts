/** `npm run lint:spec`: lints generated/openapi.yaml by this repo's redocly.yaml. */
import { countProblems } from "../src/formats/select.js";
import { lazyStages } from "../src/generate/stages.js";
import { generatedDocument, projectConfig, show } from "./project.js";

const { redocly: config } = await projectConfig();
const problems = await lazyStages.lintDocument(await generatedDocument(), {
  config,
  env: process.env,
});
show(problems);
console.log(`openapi.yaml: ${countProblems(problems) || "no problems"}.`);
