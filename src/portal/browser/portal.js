// What the pages of a portal do besides showing: light and dark, versions, search. Each works by itself.
(() => {
  const at = (id) => document.getElementById(id);
  const root = document.documentElement;

  // Light and dark.
  const toggle = at("colour-mode");
  const showMode = () =>
    toggle.setAttribute("aria-pressed", String(root.classList.contains("dark")));
  toggle.addEventListener("click", () => {
    const mode = root.classList.contains("dark") ? "light" : "dark";
    root.classList.remove("light", "dark");
    root.classList.add(mode);
    try {
      localStorage.setItem("redoc.colorMode", mode);
    } catch {
      // Then it holds for this page.
    }
  });
  new MutationObserver(showMode).observe(root, { attributes: true, attributeFilter: ["class"] });
  showMode();

  // Versions: the list is the portal's newest, also in pages of old versions.
  const select = at("version");
  const versions = globalThis.specbackVersions ?? [];
  const { version: own, root: toRoot } = select.dataset;
  if (versions.length > 0) {
    select.replaceChildren(
      ...versions.map(({ version }) => new Option(version, version, false, version === own)),
    );
    select.addEventListener("change", () => {
      const { folder } = versions[select.selectedIndex];
      const onLanding = document.body.classList.contains("page-overview");
      const page = onLanding ? "index.html" : /[^/]*$/.exec(location.pathname)[0];
      const stays = page === "schemas.html" ? page : "index.html";
      location.href = toRoot + encodeURI(folder) + "/" + stays;
    });
    const [newest] = versions;
    if (newest.version !== own && !document.body.classList.contains("page-overview")) {
      const link = document.createElement("a");
      link.href = toRoot + encodeURI(newest.folder) + "/index.html";
      link.textContent = `Version ${newest.version}`;
      at("newer").replaceChildren(`This is version ${own}. `, link, " is the newest.");
      at("newer").hidden = false;
    }
  }
  select.parentElement.hidden = versions.length < 2;

  // Search: its library and its entries are loaded when it is first opened.
  const button = at("search-open");
  const dialog = at("search");
  const words = at("search-words");
  const found = at("search-found");
  const says = at("search-says");
  const { library, entries: entriesAddress, base } = button.dataset;
  let index;
  let chosen = -1;

  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${address} cannot be loaded.`));
      document.head.append(script);
    });

  async function makeIndex() {
    await Promise.all([load(library), load(entriesAddress)]);
    const made = new globalThis.MiniSearch({
      fields: ["name", "where", "words"],
      storeFields: ["entry"],
      // `user_id`, `userId` and `user id` are found by each other.
      tokenize: (text) =>
        text
          .replace(/([a-z\d])([A-Z])/g, "$1 $2")
          .split(/[^\p{L}\p{N}]+/u)
          .concat(text.split(/\s+/)),
      searchOptions: {
        boost: { name: 4, where: 2 },
        prefix: true,
        fuzzy: (term) => (term.length > 4 ? 0.2 : false),
        combineWith: "AND",
        boostDocument: (_, __, { entry }) => (entry[0] === "field" ? 0.8 : 1),
        tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
      },
    });
    made.addAll(
      globalThis.specbackEntries.map((entry, id) => {
        const [, name, where, text] = entry;
        return { id, name, where, words: text, entry };
      }),
    );
    return made;
  }

  async function show() {
    const text = words.value.trim();
    index ??= makeIndex();
    const results = text === "" ? [] : (await index).search(text).slice(0, 40);
    if (text !== words.value.trim()) return;
    found.replaceChildren(...results.map(option));
    words.setAttribute("aria-expanded", String(results.length > 0));
    const none = `Nothing is called or described so.`;
    says.textContent = text === "" ? "" : results.length === 0 ? none : `${results.length} found`;
    choose(results.length > 0 ? 0 : -1);
  }

  function option({ entry: [kind, name, where, , address] }, position) {
    const link = document.createElement("a");
    link.id = `found-${position}`;
    link.setAttribute("role", "option");
    link.tabIndex = -1;
    link.href = base + address;
    const parts = [
      ["kind", kind],
      ["name", name],
      ["where", kind === "field" ? `in ${where}` : where],
    ];
    for (const [part, text] of parts) {
      const span = document.createElement("span");
      span.className = part;
      span.textContent = text;
      link.append(span, " ");
    }
    link.addEventListener("click", () => dialog.close());
    return link;
  }

  function choose(position) {
    found.children[chosen]?.removeAttribute("aria-selected");
    chosen = position;
    const link = found.children[position];
    if (link === undefined) return words.removeAttribute("aria-activedescendant");
    link.setAttribute("aria-selected", "true");
    link.scrollIntoView({ block: "nearest" });
    words.setAttribute("aria-activedescendant", link.id);
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    words.select();
    index ??= makeIndex();
  }

  button.addEventListener("click", open);
  words.addEventListener("input", () => void show());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    const last = found.children.length - 1;
    if (event.key === "ArrowDown") choose(chosen >= last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Enter" && event.target === words) found.children[chosen]?.click();
    else return;
    event.preventDefault();
  });
  // Before the renderer, which has a search of its own that knows fewer things.
  window.addEventListener(
    "keydown",
    (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (!asked && (event.key !== "/" || typing)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    },
    true,
  );
})();
