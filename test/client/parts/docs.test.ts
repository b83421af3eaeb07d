import { codeIn, describeCode, sectionsOf, textOf } from "./documented-code.js";
import { docsAnswers, docsConfigs, docsDocument, docsLogs } from "./docs-document.js";

describeCode(codeIn(sectionsOf(await textOf("docs/client.md"), "##")), {
  document: docsDocument(),
  answers: docsAnswers,
  configs: docsConfigs,
  logs: docsLogs,
});
