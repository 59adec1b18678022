// The page: what is typed and chosen -> which tips are shown, in which order, with what marked.
const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const { labels } = data;
const questions = Object.entries(data.tips).flatMap(([tip, { answer }]) => answer.map((said) => [Number(tip), said]));
const engine = makeSearch(JSON.parse(byId("table").textContent), questions);
const query = byId("query");
const fold = byId("fold");
const themeButtons = [...document.querySelectorAll("#themes button")];
const chosen = { themes: new Set(), chance: undefined, isTyping: false };

const fill = (template, fields) => template.replace(/\{(\w+)\}/g, (field, name) => fields[name]);
const _ = (message, fields = {}) => fill(data.messages[message], fields);
const made = (tag, properties) => Object.assign(document.createElement(tag), properties);
const textOf = (article) => article.querySelector(".text");

// The tips as they stand without a search, by their numbers: what is shown are copies of them.
for (const button of document.querySelectorAll(".copy")) button.hidden = false;
const articles = new Map();
for (const shown of document.querySelectorAll("article")) {
  const article = shown.cloneNode(true);
  for (const mark of article.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
  textOf(article).normalize();
  article.querySelector(".why")?.remove();
  articles.set(Number(article.dataset.tip), article);
}

// Marks: the words of a text that a word of the query stands for.
const kinds = { e: "exact", i: "inflection", c: "compound", t: "typo", s: "synonym" };
const tokensOf = new Map();
const readTokens = (text) => {
  if (!tokensOf.has(text)) tokensOf.set(text, engine.tokens(text));
  return tokensOf.get(text);
};
const kindIn = (marks, { word, parts }) =>
  marks.get(word) ?? (parts.length > 1 && parts.some((part) => marks.has(engine.fold(part))) ? "c" : undefined);
const matchesIn = (text, marks) => {
  const found = readTokens(text).map((token) => ({ ...token, kind: kindIn(marks, token) })).filter(({ kind }) => kind);
  const own = found.filter(({ kind }) => kind !== "s");
  return own.length ? own : found;
};
const markWords = (node, terms) => {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const matches = terms.flatMap(({ marks }) => matchesIn(text.data, marks)).reverse();
    const byStart = new Map(matches.map((match) => [match.start, match]));
    for (const { start, surface, kind } of [...byStart.values()].sort((a, b) => b.start - a.start)) {
      const matched = text.splitText(start);
      matched.splitText(surface.length);
      matched.replaceWith(made("mark", { className: kinds[kind], textContent: surface }));
    }
  }
};

// Why a tip was found, for each word of the query that its text does not show.
const reasonFor = (term, tip, text) => {
  const matches = matchesIn(text, term.marks);
  const word = term.word.toLowerCase();
  const surfaces = [...new Set(matches.map(({ surface }) => surface.toLowerCase()))];
  if (matches.some(({ kind }) => "ei".includes(kind)) || surfaces.some((surface) => surface.includes(word))) return undefined;
  if (matches.length) return fill(labels.inText[matches[0].kind], { word: term.word, found: surfaces.join(", ") });
  for (const [field, values] of Object.entries(data.tips[tip])) {
    for (const value of values) {
      const texts = field === "theme" ? data.themes[value] ?? [value] : [value];
      if (!texts.some((said) => readTokens(said).some((token) => kindIn(term.marks, token)))) continue;
      return fill(labels.elsewhere[field], { word: term.word, found: texts[0] });
    }
  }
  return undefined;
};
const explain = (article, terms) => {
  const tip = Number(article.dataset.tip);
  const own = terms.filter(({ scores }) => scores.has(tip));
  const text = textOf(article);
  const reasons = new Set(own.map((term) => reasonFor(term, tip, text.textContent)).filter(Boolean));
  markWords(text, own);
  if (!reasons.size) return;
  const list = made("ul", { className: "why" });
  list.append(...[...reasons].map((textContent) => made("li", { textContent })));
  text.after(list);
};
// The first tips are explained at once, the others when there is time, in copies of them.
const AT_ONCE = 12;
const explained = (tip, terms) => {
  const copy = articles.get(tip).cloneNode(true);
  explain(copy, terms);
  return copy;
};
let later;
const explainLater = (tips, terms) => {
  clearTimeout(later);
  if (!tips.length) return;
  later = setTimeout(() => {
    for (const tip of tips.slice(0, AT_ONCE)) articles.get(tip).replaceWith(explained(tip, terms));
    explainLater(tips.slice(AT_ONCE), terms);
  });
};

// What is chosen: kept in the address, so that it can be passed on.
const readAddress = () => {
  const state = new URLSearchParams(location.hash.slice(1));
  query.value = state.get("q") ?? "";
  chosen.isTyping = false;
  chosen.themes = new Set(state.getAll("t"));
  chosen.chance = [...articles.keys()].find((tip) => articles.get(tip).id === `tip-${state.get("tip")}`);
};
const writeAddress = () => {
  const state = new URLSearchParams();
  if (query.value.trim()) state.set("q", query.value.trim());
  for (const theme of chosen.themes) state.append("t", theme);
  if (chosen.chance !== undefined) state.set("tip", articles.get(chosen.chance).id.slice(4));
  try {
    history.replaceState(null, "", String(state) ? `#${state}` : location.pathname + location.search);
  } catch {
    // Some viewers of mail allow no address; the page works without.
  }
};

const tipsInThemes = () =>
  [...articles.keys()].filter((tip) => !chosen.themes.size || data.tips[tip].theme.some((theme) => chosen.themes.has(theme)));
// What stands between quotation marks must stand so in a tip.
const wordsOf = (text) => ` ${readTokens(text).map(({ word }) => word).join(" ")} `;
const holds = (tip, phrase) => {
  const { keyword, answer } = data.tips[tip];
  return [textOf(articles.get(tip)).textContent, ...keyword, ...answer].some((text) => wordsOf(text).includes(phrase));
};
const find = () => {
  const typed = query.value.trim();
  const all = { good: tipsInThemes(), rest: [], terms: [], passedOver: [] };
  if (chosen.chance !== undefined) return { ...all, good: [chosen.chance] };
  if (!typed) return all;
  const phrases = [...typed.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)].map(([, phrase]) => wordsOf(phrase));
  const allowed = new Set(all.good.filter((tip) => phrases.every((phrase) => holds(tip, phrase))));
  return engine.search(typed, allowed, chosen.isTyping) ?? all;
};

const messagesFor = (good, terms, passedOver) => {
  const typed = query.value.trim();
  if (!good) return [_("No tip fits '{query}'. Try another word, or choose a theme.", { query: typed })];
  const lines = [good === articles.size ? labels.all : fill(labels.count, { shown: good })];
  const unmatched = terms.filter(({ scores }) => !scores.size).map(({ word }) => word);
  const notFound = [...passedOver, ...unmatched].filter((word) => !(chosen.isTyping && typed.endsWith(word)));
  const searched = [...new Set(terms.flatMap((term) => term.searched ?? []))];
  if (notFound.length) lines.push(_("Not found, and passed over: {words}", { words: notFound.join(", ") }));
  if (searched.length) lines.push(_("Searched for: {words}", { words: searched.join(", ") }));
  return lines;
};
const show = () => {
  const { good, rest, terms, passedOver } = find();
  const found = terms.length ? [...good, ...rest] : [];
  const first = new Map(found.slice(0, AT_ONCE).map((tip) => [tip, explained(tip, terms)]));
  const [shown, folded] = [good, rest].map((tips) => tips.map((tip) => first.get(tip) ?? articles.get(tip)));
  byId("tips").replaceChildren(...shown);
  fold.lastElementChild.replaceChildren(...folded);
  explainLater(found.slice(AT_ONCE), terms);
  fold.hidden = !rest.length;
  fold.firstElementChild.textContent = _("{number} more that may fit", { number: rest.length });
  byId("count").replaceChildren(...messagesFor(good.length, terms, passedOver).map((textContent) => made("p", { textContent })));
  for (const button of themeButtons) button.setAttribute("aria-pressed", chosen.themes.has(button.value));
  byId("all").hidden = !query.value.trim() && !chosen.themes.size && chosen.chance === undefined;
};
let written;
const choose = ({ typed = query.value, ...changes }) => {
  query.value = typed;
  Object.assign(chosen, { chance: undefined, ...changes });
  show();
  clearTimeout(written);
  written = setTimeout(writeAddress, 250); // browsers refuse more than a few a second
};

// Copying works without the clipboard that a page from a file may not use.
const copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = made("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};
document.querySelector("main").addEventListener("click", async ({ target }) => {
  if (!target.matches(".copy")) return;
  await copyText(`${textOf(target.closest("article")).textContent}\n(${target.dataset.cite})`);
  target.textContent = _("Copied");
  target.focus();
  setTimeout(() => (target.textContent = _("Copy")), 2000);
});

query.addEventListener("input", () => {
  fold.open = false;
  choose({ isTyping: !query.value.endsWith(" ") });
});
query.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !query.value) return;
  event.preventDefault();
  choose({ typed: "" });
});
byId("controls").addEventListener("submit", (event) => {
  event.preventDefault();
  choose({ isTyping: false, chance: chosen.chance });
});
for (const button of themeButtons) {
  button.addEventListener("click", () => {
    if (!chosen.themes.delete(button.value)) chosen.themes.add(button.value);
    choose({});
  });
}
byId("chance").addEventListener("click", () => {
  const others = tipsInThemes().filter((tip) => tip !== chosen.chance);
  choose({ typed: "", chance: others[Math.floor(Math.random() * others.length)] ?? chosen.chance });
});
byId("all").addEventListener("click", () => {
  choose({ typed: "", themes: new Set() });
  query.focus();
});
byId("print").addEventListener("click", () => window.print());
addEventListener("hashchange", () => {
  readAddress();
  show();
});
byId("unscripted").remove();
byId("controls").hidden = false;
byId("themes").hidden = !themeButtons.length;
byId("all").hidden = !query.value;
// A search's page comes with its marks.
if (/[#&](q|t|tip)=/.test(location.hash)) {
  readAddress();
  show();
}
// The browser makes the search fast when it has run: before the first key stroke.
setTimeout(() => themeButtons.forEach((button) => engine.search(`${button.textContent} wieweetwat`, articles, true)), 50);
