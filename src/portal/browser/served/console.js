// The console: a list of operations, and the form of the one that the address names.
import { answerView } from "./answer.js";
import { clientCallOf, curlOf } from "./code.js";
import { copyButton, el, prose } from "./dom.js";
import { formOf } from "./form.js";
import { listOf } from "./list.js";
import { remember, restore } from "./remember.js";
import { requestOf, send } from "./request.js";

const mock = `${location.origin}/mock`;
const place = document.getElementById("operation");
async function load(path) {
  const response = await fetch(`/specback/${path}`);
  if (response.ok) return response.json();
  const text = (await response.text()).slice(0, 500);
  place.replaceChildren(el("h1", {}, "Console"), el("p", { class: "bad" }, text));
  throw new Error(text);
}

const index = await load("console.json");
const list = listOf(index.groups);
const narrow = matchMedia("(max-width: 60rem)");
const operations = document.getElementById("operations");
operations.open = !narrow.matches;

let asked;
await show(false);
window.addEventListener("hashchange", () => void show(true));

/** Shows the operation of the address, else the first. `chosen` is by the reader, who is led there. */
async function show(chosen) {
  const anchor = decoded(location.hash.slice(1));
  const listed = list.find(anchor) ?? list.first;
  if (listed === undefined) {
    const none = "This API has no operations that could be called.";
    return place.replaceChildren(el("h1", {}, "Console"), el("p", { class: "lead" }, none));
  }
  list.mark(listed);
  asked = listed;
  const operation = await load(`operations/${listed.at}.json`);
  // Another was chosen meanwhile.
  if (asked !== listed) return;
  const { form, values } = formOf(operation, index.schemes);
  const answer = el("section", { class: "answer", "aria-labelledby": "answer-title" });
  const said = el("div", { "aria-live": "polite" });
  said.append(el("p", { class: "quiet" }, "The mock’s answer shows here."));
  answer.append(el("h2", { id: "answer-title" }, "Answer"), said);
  const same = sameCall(() => values(), operation);
  const title = heading(operation);
  place.replaceChildren(
    title,
    el("div", { class: "panes" }, form, el("div", { class: "result" }, answer, same.view)),
  );
  place.setAttribute("data-at", listed.at);
  restore(form, listed.anchor);
  same.update();
  document.title = `${listed.summary} · Console`;
  for (const event of ["input", "change"]) form.addEventListener(event, same.update);
  window.onpagehide = () => remember(form, listed.anchor);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask(operation, values(), said);
  });
  if (!chosen) return;
  if (narrow.matches) operations.open = false;
  window.scrollTo({ top: 0 });
  title.querySelector("h1").focus({ preventScroll: true });
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function heading({ summary, method, path, description, deprecated, reference }) {
  return el(
    "div",
    { class: "operation-head" },
    el("h1", { tabindex: "-1" }, summary),
    el(
      "p",
      { class: "endpoint" },
      el("span", { class: "method" }, method),
      el("code", {}, path),
      deprecated && el("span", { class: "badge" }, "deprecated"),
    ),
    description && description !== summary && prose(description, { class: "quiet description" }),
    reference && el("p", {}, el("a", { href: reference }, "In the reference")),
  );
}

async function ask(operation, values, said) {
  try {
    const answer = await send(requestOf(operation, values), mock);
    said.replaceChildren(answerView(answer));
  } catch (error) {
    said.replaceChildren(el("p", { class: "bad" }, `It could not be sent: ${error.message}`));
  }
  said.parentElement.scrollIntoView({ block: "nearest" });
}

/** The call that the form describes, for a shell and for the client; it follows what is typed. */
function sameCall(values, operation) {
  const curl = el("code");
  const client = el("code");
  const block = (title, code) =>
    el(
      "section",
      { "aria-label": title },
      el(
        "div",
        { class: "code-head" },
        el("h2", {}, title),
        copyButton(title, () => code.textContent),
      ),
      el("pre", { tabindex: "0", "aria-label": title }, code),
    );
  const view = el("div", {}, block("curl", curl), block("Client", client));
  const update = () => {
    const now = values();
    try {
      curl.textContent = curlOf(requestOf(operation, now), now.body, mock);
      client.textContent = clientCallOf(operation, now, mock);
    } catch (error) {
      curl.textContent = client.textContent = `It cannot be written: ${error.message}`;
    }
  };
  return { view, update };
}
