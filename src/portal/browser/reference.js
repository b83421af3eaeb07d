// Brings the page to life that the renderer has drawn ahead.
(() => {
  // Without workers Redoc builds its own index in the page, and makes no code of texts to run in one.
  globalThis.Worker = undefined;
  const { specbackDocument: definition, specbackRedoc: redoc } = globalThis;
  const options = {
    skipBundle: true,
    disableTelemetry: true,
    hideDownloadButtons: true,
    scrollYOffset: 56,
  };
  redoc.hydrate(definition, options, document.getElementById("redoc"));
})();
