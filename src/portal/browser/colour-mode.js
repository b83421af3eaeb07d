// Before anything shows: what the reader chose before, else what the system wants.
(() => {
  let mode;
  try {
    mode = localStorage.getItem("redoc.colorMode");
  } catch {
    // Pages may have no storage.
  }
  if (mode !== "light" && mode !== "dark") {
    mode = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.classList.add(mode);
})();
