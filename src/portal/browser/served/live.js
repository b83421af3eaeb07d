// In served pages alone: they are loaded again when the docs change, and show what is wrong with them.
(() => {
  const place = `specback.scroll ${location.pathname}`;
  let build;
  let bar;
  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = "/specback/live.css";
  document.head.append(styles);
  restoreScroll();

  // In the reference, the console's link leads to the operation that is looked at.
  const link = document.getElementById("console-link");
  link?.addEventListener("click", () => {
    const id = /operation\/([^/]+)$/.exec(location.hash)?.[1];
    if (id !== undefined) link.hash = `#${id}`;
  });

  const events = new EventSource("/specback/events");
  events.addEventListener("message", ({ data }) => {
    const state = JSON.parse(data);
    build ??= state.build;
    if (state.build !== build) return loadAgain();
    show(state.problems);
  });
  events.addEventListener("error", () => {
    showBar([
      ["strong", "specback serve has ended."],
      ["span", " This page stays as it was."],
    ]);
  });

  function loadAgain() {
    events.close();
    try {
      sessionStorage.setItem(place, JSON.stringify([window.scrollX, window.scrollY]));
    } catch {
      // Then it begins at its top.
    }
    location.reload();
  }

  /** Pages that are drawn by scripts have their height only after a while. */
  function restoreScroll() {
    let wanted;
    try {
      wanted = JSON.parse(sessionStorage.getItem(place) ?? "null");
      sessionStorage.removeItem(place);
    } catch {
      return;
    }
    if (wanted === null) return;
    const [x, y] = wanted;
    const end = performance.now() + 5000;
    let stopped = false;
    for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
      window.addEventListener(kind, () => (stopped = true), { once: true, passive: true });
    }
    let steady = 0;
    const step = () => {
      if (stopped || performance.now() > end || steady > 30) return;
      steady = Math.abs(window.scrollY - y) < 2 ? steady + 1 : 0;
      if (steady === 0) window.scrollTo({ left: x, top: y, behavior: "instant" });
      requestAnimationFrame(step);
    };
    step();
  }

  function show(problems) {
    const errors = problems.filter(({ severity }) => severity === "error").length;
    if (errors === 0) return showBar([]);
    const shown = problems.filter(({ severity }) => severity === "error").slice(0, 5);
    showBar([
      ["strong", errors === 1 ? "The docs have an error." : `The docs have ${errors} errors.`],
      ["span", build === "" ? "" : " This is the last good portal."],
      ...shown.map(({ message, place: where }) => [
        "p",
        where === "" ? message : `${where}: ${message}`,
      ]),
      ...(errors > shown.length
        ? [["p", `And ${errors - shown.length} more, on the terminal.`]]
        : []),
    ]);
  }

  function showBar(lines) {
    bar ??= document.createElement("div");
    bar.className = "problem-bar";
    bar.setAttribute("role", "status");
    bar.hidden = lines.length === 0;
    bar.replaceChildren(
      ...lines.map(([name, text]) => {
        const element = document.createElement(name);
        element.textContent = text;
        return element;
      }),
    );
    if (!bar.isConnected) document.body.append(bar);
  }
})();
