/** `npm run recover`: the first step of `generate` by itself, from spec/ to the document. */
import { hasErrors } from "../src/diagnostics/diagnostic.js";
import { applyOverlayFile, recoverPages } from "../src/generate/document-stages.js";
import { documentText } from "../src/generate/document-text.js";
import { lazyStages } from "../src/generate/stages.js";
import { projectConfig, show, writeGenerated } from "./project.js";

const config = await projectConfig();
const recovered = await recoverPages(config, lazyStages);
show(recovered.diagnostics);
const { document, origins } = recovered;
if (document !== undefined) {
  const overlaid = await applyOverlayFile({ document, origins }, config.overlay, lazyStages);
  show(overlaid.diagnostics);
  if (!hasErrors([...recovered.diagnostics, ...overlaid.diagnostics])) {
    await writeGenerated(
      new Map([
        ["openapi.yaml", documentText(overlaid.document, "yaml")],
        ["openapi.json", documentText(overlaid.document, "json")],
      ]),
    );
  }
}
