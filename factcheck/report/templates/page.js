"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = JSON.parse($("#words").textContent);
  const root = document.documentElement;
  const cards = $$("article.card");
  const live = $("#live");
  const state = { severities: new Set(["error", "warning", "info"]), kind: "", verdict: "", text: "", open: false };
  let lang = "ru";
  let keys = true;
  let current = -1;
  let history = [];

  const say = (key, ...values) => {
    let text = words[key]?.[lang] ?? key;
    values.forEach((value, number) => { text = text.replace(`{${number}}`, value); });
    return text;
  };
  const tell = (text) => { live.textContent = text; };

  // --- what is kept: decisions by fingerprint, in a namespace of the article's path; the page works where nothing can be kept
  const store = (() => {
    const memory = new Map();
    let lasting = true;
    try {
      localStorage.setItem("factcheck/1:probe", "1");
      localStorage.removeItem("factcheck/1:probe");
    } catch { lasting = false; }
    const key = (path) => `factcheck/1:${path}`;
    return {
      lasting,
      read(path) {
        if (!lasting) return memory.get(path) ?? {};
        try { return JSON.parse(localStorage.getItem(key(path)) ?? "{}") ?? {}; } catch { return {}; }
      },
      write(path, value) {
        if (!lasting) { memory.set(path, value); return; }
        try { localStorage.setItem(key(path), JSON.stringify(value)); } catch { memory.set(path, value); }
      },
    };
  })();

  const paths = [...new Set(cards.map((card) => card.dataset.path))];
  const kept = new Map(paths.map((path) => [path, store.read(path)]));
  const decisionOf = (card) => kept.get(card.dataset.path)?.[card.dataset.f];

  const decide = (card, decision, reason, remember = true) => {
    const own = kept.get(card.dataset.path);
    const before = own[card.dataset.f];
    if (remember) history.push([card, before]);
    if (decision) {
      own[card.dataset.f] = { decision, reason, rule: card.dataset.rule, words: card.dataset.words, sha256: card.dataset.sha,
        time: new Date().toISOString() };
    } else delete own[card.dataset.f];
    store.write(card.dataset.path, own);
    show(card);
    tell(say(decision || "undone", card.dataset.n));
    count();
  };

  const show = (card) => {
    const own = decisionOf(card);
    card.dataset.state = own?.decision ?? "";
    $(".decided", card).textContent = own ? `${say(own.decision)}${own.reason ? ": " + own.reason : ""}` : "";
    const mark = document.getElementById(`m-${card.dataset.f}`)?.closest("mark");
    if (mark) mark.dataset.state = own?.decision ?? "";
  };

  // --- filters
  const matches = (card) => {
    if (!state.severities.has(card.dataset.s)) return false;
    if (state.kind && card.dataset.kind !== state.kind) return false;
    if (state.open && decisionOf(card)) return false;
    return !state.text || card.textContent.toLowerCase().includes(state.text);
  };
  const shown = () => cards.filter((card) => !card.hidden);
  const count = () => {
    const left = shown().filter((card) => !decisionOf(card)).length;
    $("#count").textContent = say("count", shown().length, cards.length, left);
  };
  const filter = () => {
    cards.forEach((card) => { card.hidden = !matches(card); });
    $$("tr[data-verdict]").forEach((row) => {
      const fits = !state.verdict || row.dataset.verdict === state.verdict;
      row.hidden = !fits || (Boolean(state.text) && !row.textContent.toLowerCase().includes(state.text));
    });
    $$("button[data-severity]").forEach((button) => button.setAttribute("aria-pressed", String(state.severities.has(button.dataset.severity))));
    count();
    const query = new URLSearchParams();
    if (state.severities.size < 3) query.set("s", [...state.severities].join("."));
    for (const name of ["kind", "verdict", "text"]) if (state[name]) query.set(name, state[name]);
    if (state.open) query.set("open", "1");
    const text = query.toString();
    if (!location.hash.startsWith("#f-") && !location.hash.startsWith("#m-")) {
      window.history.replaceState(null, "", text ? `#?${text}` : location.pathname.split("/").pop() || "#");
    }
  };
  const fromHash = () => {
    if (location.hash.startsWith("#?")) {
      const query = new URLSearchParams(location.hash.slice(2));
      state.severities = new Set((query.get("s") ?? "error.warning.info").split(".").filter(Boolean));
      for (const name of ["kind", "verdict", "text"]) state[name] = query.get(name) ?? "";
      state.open = query.get("open") === "1";
      $("#kind").value = state.kind;
      $("#verdict").value = state.verdict;
      $("#find").value = state.text;
      $("#open").checked = state.open;
    } else if (location.hash.startsWith("#f-")) {
      const card = document.getElementById(location.hash.slice(1));
      if (card?.hidden) clear();
      if (card) { card.hidden = false; current = cards.indexOf(card); }
    }
  };
  const clear = () => {
    Object.assign(state, { severities: new Set(["error", "warning", "info"]), kind: "", verdict: "", text: "", open: false });
    $("#find").value = ""; $("#kind").value = ""; $("#verdict").value = ""; $("#open").checked = false;
    filter();
  };

  // --- going from card to card
  const go = (step) => {
    const list = shown();
    if (!list.length) { tell(say("nothing")); return; }
    const at = list.indexOf(cards[current]);
    const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length;
    focus(list[next]);
  };
  const focus = (card) => {
    current = cards.indexOf(card);
    card.scrollIntoView({ block: "center" });
    $("h4 a", card).focus({ preventScroll: true });
  };
  const article = (step) => {
    const sections = $$("main > section");
    const here = sections.findIndex((section) => section.getBoundingClientRect().bottom > 80);
    const next = sections[Math.min(sections.length - 1, Math.max(0, here + step))];
    if (next) { next.scrollIntoView(); $("h2", next).focus({ preventScroll: true }); }
  };

  // --- reason of a dismissal
  const ask = (card) => {
    const form = $(".reason", card);
    form.hidden = false;
    $("input", form).focus();
  };

  // --- decisions out and in
  const exported = () => {
    const rows = [];
    kept.forEach((own, path) => Object.entries(own).forEach(([fingerprint, row]) => rows.push({ fingerprint, path, ...row })));
    rows.sort((a, b) => (a.path + a.fingerprint < b.path + b.fingerprint ? -1 : 1));
    return JSON.stringify({ schema: "factcheck-decisions/1", decisions: rows }, null, 1) + "\n";
  };
  const imported = (text) => {
    let data;
    try { data = JSON.parse(text); } catch { tell(say("badfile")); return; }
    if (data?.schema !== "factcheck-decisions/1" || !Array.isArray(data.decisions)) { tell(say("badfile")); return; }
    let taken = 0;
    const conflicts = [];
    data.decisions.forEach((row) => {
      if (typeof row?.fingerprint !== "string" || !["accepted", "dismissed"].includes(row.decision)) return;
      const card = cards.find((one) => one.dataset.f === row.fingerprint);
      const path = card?.dataset.path ?? row.path ?? paths[0];
      const own = kept.get(path) ?? {};
      const mine = own[row.fingerprint];
      if (mine && mine.decision !== row.decision) conflicts.push(`${card?.dataset.words ?? row.fingerprint}: ${say(mine.decision)} / ${say(row.decision)}`);
      else {
        const { fingerprint, path: _path, ...rest } = row;
        own[fingerprint] = rest;
        taken += 1;
      }
      kept.set(path, own);
      store.write(path, own);
      if (card) show(card);
    });
    $("#conflicts").textContent = conflicts.length ? `${say("conflicts")}: ${conflicts.join("; ")}` : "";
    tell(say("imported", taken));
    count();
  };

  const translate = () => {
    root.lang = lang;
    $$("[data-t]").forEach((node) => { node.textContent = words[node.dataset.t]?.[lang] ?? node.textContent; });
    $$("[data-fields]").forEach((node) => {
      const named = node.dataset.fields.split(" ").filter(Boolean).map((pair) => pair.split("="));
      node.textContent = named.map(([name, verdict]) => `${say(`field_${name}`)} – ${say(`verdict_${verdict}`)}`).join(", ");
    });
    $$("[data-label]").forEach((node) => node.setAttribute("aria-label", words[node.dataset.label]?.[lang] ?? ""));
    $$("[data-lang]").forEach((node) => { node.hidden = node.dataset.lang !== lang; });
    cards.forEach(show);
    count();
  };

  const toggle = (severity) => {
    if (state.severities.has(severity)) state.severities.delete(severity); else state.severities.add(severity);
    filter();
  };

  // --- one listener for clicks, one for keys
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const card = button.closest("article.card");
    if (button.dataset.severity) toggle(button.dataset.severity);
    const act = button.dataset.act;
    if (act === "next") go(1);
    if (act === "prev") go(-1);
    if (act === "clear") clear();
    if (act === "lang") { lang = lang === "ru" ? "en" : "ru"; translate(); }
    if (act === "help") $("#help").showModal();
    if (act === "close") button.closest("dialog").close();
    if (act === "claims") { root.toggleAttribute("data-claims"); button.setAttribute("aria-pressed", String(root.hasAttribute("data-claims"))); }
    if (act === "export") {
      const text = exported();
      $("#decisions").value = text;
      const link = document.createElement("a");
      link.href = "data:application/json;charset=utf-8," + encodeURIComponent(text);
      link.download = "factcheck-decisions.json";
      link.click();
      tell(say("exported"));
    }
    if (act === "import") imported($("#decisions").value);
    if (card && act === "accept") decide(card, "accepted", "");
    if (card && act === "dismiss") ask(card);
    if (card && act === "undo") decide(card, null, "");
    if (card && act === "copy") {
      const text = button.dataset.copy;
      const done = () => tell(say("copied", text));
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, () => tell(text)); else tell(text);
    }
  });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const input = $("input", form);
    if (!form.classList.contains("reason")) return;
    if (!input.value.trim()) { input.setCustomValidity(say("why")); input.reportValidity(); input.setCustomValidity(""); return; }
    form.hidden = true;
    const card = form.closest("article.card");
    decide(card, "dismissed", input.value.trim());
    focus(card);
  });
  $("#find").addEventListener("input", (event) => { state.text = event.target.value.trim().toLowerCase(); filter(); });
  $("#kind").addEventListener("change", (event) => { state.kind = event.target.value; filter(); });
  $("#verdict").addEventListener("change", (event) => { state.verdict = event.target.value; filter(); });
  $("#open").addEventListener("change", (event) => { state.open = event.target.checked; filter(); });
  $("#keys").addEventListener("change", (event) => { keys = event.target.checked; });
  $("#file").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    const text = await file.text();
    $("#decisions").value = text;
    imported(text);
  });
  $$("th[data-sort]").forEach((head) => head.addEventListener("click", () => sort(head)));

  const sort = (head) => {
    const table = head.closest("table");
    const at = [...head.parentNode.children].indexOf(head);
    const down = head.getAttribute("aria-sort") !== "descending";
    $$("th", table).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (row) => { const text = row.children[at].textContent; return head.dataset.sort === "number" ? Number(text) : text; };
    const rows = $$("tbody tr", table).sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0));
    if (down) rows.reverse();
    $("tbody", table).append(...rows);
  };

  // event.code is the key's place, whatever the layout: «о» stands on J
  const commands = {
    KeyJ: () => go(1), KeyN: () => go(1), KeyK: () => go(-1), KeyP: () => go(-1),
    KeyA: () => cards[current] && !cards[current].hidden && decide(cards[current], "accepted", ""),
    KeyD: () => cards[current] && !cards[current].hidden && ask(cards[current]),
    KeyU: () => {
      const last = history.pop();
      if (!last) return;
      const [card, before] = last;
      decide(card, before?.decision ?? null, before?.reason ?? "", false);
      focus(card);
    },
    Digit1: () => toggle("error"), Digit2: () => toggle("warning"), Digit3: () => toggle("info"),
    BracketLeft: () => article(-1), BracketRight: () => article(1),
  };
  document.addEventListener("keydown", (event) => {
    if (event.code === "Escape") {
      const form = event.target.closest?.(".reason");
      if (form) { form.hidden = true; focus(form.closest("article.card")); }
      else if (event.target.matches?.("input[type=search]")) event.target.blur();
      return;
    }
    const editing = event.target.matches?.("input, textarea, select, [contenteditable]");
    if (!keys || editing || event.ctrlKey || event.altKey || event.metaKey || $("dialog[open]")) return;
    if (event.code === "Slash") {
      event.preventDefault();
      if (event.shiftKey) $("#help").showModal(); else $("#find").focus();
      return;
    }
    const command = commands[event.code];
    if (command && !event.shiftKey) { event.preventDefault(); command(); }
  });
  window.addEventListener("hashchange", fromHash);

  root.dataset.script = "";
  $$(".js").forEach((node) => { node.hidden = false; });
  if (!store.lasting) $("#lasting").textContent = say("notkept");
  cards.forEach(show);
  fromHash();
  filter();
})();
