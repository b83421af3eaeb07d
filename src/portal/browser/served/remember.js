// What was typed survives that the page is loaded again because the docs have changed.
const key = "specback.console";

const controls = (form) => [...form.querySelectorAll("input:not([type=file]), select, textarea")];
const stateOf = (control) => (control.type === "checkbox" ? control.checked : control.value);
const nameOf = (control) => control.getAttribute("data-name") ?? control.getAttribute("aria-label");

export function remember(form, anchor) {
  const values = controls(form).map((control) => [
    nameOf(control),
    stateOf(control),
    control.dataset.begin,
  ]);
  try {
    sessionStorage.setItem(key, JSON.stringify({ anchor, values }));
  } catch {
    // Then the form begins anew.
  }
}

/** Puts back what was typed where the page was loaded again; what nobody touched follows the docs. */
export function restore(form, anchor) {
  const all = controls(form);
  for (const control of all) control.dataset.begin = String(stateOf(control));
  let kept;
  try {
    kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
  const [entry] = performance.getEntriesByType("navigation");
  if (kept?.anchor !== anchor || entry?.type !== "reload") return;
  const left = [...kept.values];
  for (const control of all) {
    const at = left.findIndex(([name]) => name === nameOf(control));
    if (at < 0) continue;
    const [[, value, begin]] = left.splice(at, 1);
    if (String(value) === begin) continue;
    if (control.type === "checkbox") control.checked = value;
    else control.value = value;
    control.dispatchEvent(new Event("change", { bubbles: false }));
  }
}
