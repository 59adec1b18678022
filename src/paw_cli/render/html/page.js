// The page: what is typed and chosen -> which tips are shown, in which order, with what marked.
const data = JSON.parse(document.getElementById("data").textContent);
const { labels } = data;
const questions = Object.entries(data.tips).flatMap(([tip, { answer }]) => answer.map((said) => [Number(tip), said]));
const engine = makeSearch(JSON.parse(document.getElementById("table").textContent), questions);
const byId = (id) => document.getElementById(id);
const query = byId("query");
const fold = byId("fold");
const articles = [...document.querySelectorAll("article")];
const articleOf = new Map(articles.map((article) => [Number(article.dataset.tip), article]));
const themeButtons = [...document.querySelectorAll("#themes button")];
const chosen = { themes: new Set(), chance: undefined, isTyping: false };

const fill = (template, fields) => template.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
const kinds = { e: "exact", i: "inflection", c: "compound", t: "typo", s: "synonym" };

// Marks: the words of a text that a word of the query stands for.
const tokensOf = new Map();
const readTokens = (text) => {
  if (!tokensOf.has(text)) tokensOf.set(text, engine.tokens(text));
  return tokensOf.get(text);
};
const kindIn = (marks, { word, parts }) => {
  const kind = marks.get(word);
  if (kind || parts.length < 2) return kind;
  return parts.some((part) => marks.has(engine.fold(part))) ? "c" : undefined;
};
const matchesIn = (text, marks) => {
  const found = readTokens(text).map((token) => ({ ...token, kind: kindIn(marks, token) })).filter(({ kind }) => kind);
  const own = found.filter(({ kind }) => kind !== "s");
  return own.length ? own : found;
};
const textOf = (article) => article.querySelector(".text");
const explained = new Set();
const unmark = (article) => {
  if (!explained.delete(article)) return;
  const marks = article.querySelectorAll("mark");
  for (const mark of marks) mark.replaceWith(...mark.childNodes);
  if (marks.length) textOf(article).normalize();
  article.querySelector(".why")?.remove();
};
const markWords = (node, terms) => {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const found = new Map();
    for (const { marks } of terms) {
      for (const match of matchesIn(text.data, marks)) if (!found.has(match.start)) found.set(match.start, match);
    }
    for (const { start, surface, kind } of [...found.values()].sort((a, b) => b.start - a.start)) {
      const mark = document.createElement("mark");
      mark.className = kinds[kind];
      const matched = text.splitText(start);
      matched.splitText(surface.length);
      matched.replaceWith(mark);
      mark.append(matched);
    }
  }
};

// Why a tip was found, for each word of the query that its text does not show.
const textsOf = (field, said) => (field === "theme" ? data.themes[said] ?? [said] : [said]);
const reasonFor = (term, tip, text) => {
  const found = matchesIn(text, term.marks);
  const word = term.word.toLowerCase();
  const surfaces = [...new Set(found.map(({ surface }) => surface.toLowerCase()))];
  if (found.some(({ kind }) => kind === "e" || kind === "i") || surfaces.some((surface) => surface.includes(word))) return undefined;
  if (found.length) return fill(labels.inText[found[0].kind], { word: term.word, found: surfaces.join(", ") });
  for (const [field, values] of Object.entries(data.tips[tip])) {
    const value = values.find((said) => textsOf(field, said).some((text) => readTokens(text).some((token) => kindIn(term.marks, token))));
    if (value === undefined) continue;
    const label = field === "keyword" && value.toLowerCase() === word ? labels.sameKeyword : labels.elsewhere[field];
    return fill(label, { word: term.word, found: textsOf(field, value)[0] });
  }
  return undefined;
};
const explain = (article, tip, terms) => {
  explained.add(article);
  const shown = textOf(article);
  const text = shown.textContent;
  const own = terms.filter(({ scores }) => scores.has(tip));
  const reasons = own.map((term) => reasonFor(term, tip, text)).filter(Boolean);
  markWords(shown, own);
  if (!reasons.length) return;
  const list = document.createElement("ul");
  list.className = "why";
  list.append(...[...new Set(reasons)].map((reason) => {
    const item = document.createElement("li");
    item.textContent = reason;
    return item;
  }));
  shown.after(list);
};

// What is chosen: kept in the address, so that it can be passed on.
const readAddress = () => {
  chosen.isTyping = false;
  const state = new URLSearchParams(location.hash.slice(1));
  query.value = state.get("q") ?? "";
  chosen.themes = new Set(state.getAll("t"));
  chosen.chance = articles.find((article) => article.id === `tip-${state.get("tip")}`);
};
const writeAddress = () => {
  const state = new URLSearchParams();
  if (query.value.trim()) state.set("q", query.value.trim());
  for (const theme of chosen.themes) state.append("t", theme);
  if (chosen.chance) state.set("tip", chosen.chance.id.slice(4));
  try {
    history.replaceState(null, "", String(state) ? `#${state}` : location.pathname + location.search);
  } catch {
    // Some viewers of mail allow no address; the page works without.
  }
};

const inThemes = (article) => !chosen.themes.size || data.tips[article.dataset.tip].theme.some((theme) => chosen.themes.has(theme));
// What stands between quotation marks must stand so in a tip.
const wordsOf = (text) => ` ${readTokens(text).map(({ word }) => word).join(" ")} `;
const phrasesIn = (typed) => [...typed.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)].map(([, phrase]) => wordsOf(phrase));
const holds = (article, phrase) => {
  const { keyword, answer } = data.tips[article.dataset.tip];
  return [textOf(article).textContent, ...keyword, ...answer].some((text) => wordsOf(text).includes(phrase));
};
const found = () => {
  const typed = query.value.trim();
  const all = articles.filter(inThemes);
  if (chosen.chance || !typed) return { good: chosen.chance ? [chosen.chance] : all, rest: [], terms: [], passedOver: [] };
  const phrases = phrasesIn(typed);
  const isMeant = (article) => inThemes(article) && phrases.every((phrase) => holds(article, phrase));
  const isAllowed = (tip) => articleOf.has(tip) && isMeant(articleOf.get(tip));
  const { hits, terms, passedOver } = engine.search(typed, { isAllowed, typing: chosen.isTyping });
  if (!hits) return { good: all, rest: [], terms: [], passedOver: [] };
  const [good, rest] = [true, false].map((side) => hits.filter((hit) => hit.isGood === side).map((hit) => articleOf.get(hit.tip)));
  return { good, rest, terms, passedOver };
};

const messagesFor = (good, terms, passedOver) => {
  const typed = query.value.trim();
  const searched = [...new Set(terms.flatMap((term) => (term.searched?.length ? term.searched : [])))];
  const counted = good === articles.length ? labels.all : labels.count;
  const lines = [fill(good ? counted : labels.none, { shown: good, query: typed })];
  const unmatched = terms.filter(({ scores }) => !scores.size).map(({ word }) => word);
  const notFound = [...passedOver, ...unmatched].filter((word) => !(chosen.isTyping && typed.endsWith(word)));
  if (good && notFound.length) lines.push(fill(labels.notFound, { words: notFound.join(", ") }));
  if (good && searched.length) lines.push(fill(labels.searched, { words: searched.join(", ") }));
  return lines;
};
// The first tips are marked at once, the others when there is time.
const MARKED_AT_ONCE = 12;
let later;
const explainAll = (shown, terms) => {
  const explainNext = (number) => {
    for (const article of shown.splice(0, number)) explain(article, Number(article.dataset.tip), terms);
    if (shown.length) later = setTimeout(explainNext, 0, MARKED_AT_ONCE);
  };
  clearTimeout(later);
  explainNext(MARKED_AT_ONCE);
};
const put = (parent, wanted) => {
  const there = [...parent.children].filter((article) => !article.hidden);
  if (there.length !== wanted.length || there.some((article, place) => article !== wanted[place])) parent.append(...wanted);
};
const show = () => {
  const { good, rest, terms, passedOver } = found();
  const shown = [...good, ...rest];
  const wanted = new Set(shown);
  for (const article of articles) {
    if (article.hidden === wanted.has(article)) article.hidden = !article.hidden;
    unmark(article);
  }
  put(byId("tips"), good);
  put(fold.lastElementChild, rest);
  fold.hidden = !rest.length;
  fold.firstElementChild.textContent = fill(labels.fold, { number: rest.length });
  explainAll(terms.length ? shown : [], terms);
  byId("count").replaceChildren(...messagesFor(good.length, terms, passedOver).map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  }));
  for (const button of themeButtons) button.setAttribute("aria-pressed", chosen.themes.has(button.value));
  byId("all").hidden = !query.value.trim() && !chosen.themes.size && !chosen.chance;
};
let written;
const update = () => {
  show();
  clearTimeout(written);
  written = setTimeout(writeAddress, 250); // browsers refuse more than a few a second
};

// Copying works without the clipboard that a page from a file may not use.
const copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};
for (const article of articles) {
  const button = article.querySelector(".copy");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const about = button.dataset.cite;
    await copyText(`${textOf(article).textContent}\n(${about})`);
    button.textContent = labels.copied;
    button.focus();
    setTimeout(() => (button.textContent = labels.copy), 2000);
  });
}

query.addEventListener("input", () => {
  chosen.chance = undefined;
  chosen.isTyping = !query.value.endsWith(" ");
  fold.open = false;
  update();
});
query.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && query.value) {
    query.value = "";
    event.preventDefault();
    update();
  }
});
byId("controls").addEventListener("submit", (event) => {
  event.preventDefault();
  chosen.isTyping = false;
  update();
});
for (const button of themeButtons) {
  button.addEventListener("click", () => {
    chosen.chance = undefined;
    if (!chosen.themes.delete(button.value)) chosen.themes.add(button.value);
    update();
  });
}
byId("chance").addEventListener("click", () => {
  const before = chosen.chance;
  chosen.chance = undefined;
  query.value = "";
  const others = articles.filter((article) => inThemes(article) && article !== before);
  chosen.chance = others[Math.floor(Math.random() * others.length)] ?? before;
  update();
});
byId("all").addEventListener("click", () => {
  query.value = "";
  chosen.themes.clear();
  chosen.chance = undefined;
  update();
  query.focus();
});
byId("print").addEventListener("click", () => window.print());
addEventListener("hashchange", () => {
  readAddress();
  show();
});
// A search's page comes with its marks.
for (const article of articles) if (article.querySelector("mark, .why")) explained.add(article);
byId("unscripted").remove();
byId("themes").hidden = !themeButtons.length;
byId("controls").hidden = false;
byId("all").hidden = true;
if (/[#&](q|t|tip)=/.test(location.hash)) {
  readAddress();
  show();
} else if (query.value) {
  byId("all").hidden = false;
}
// The browser makes the search fast when it has run: before the first key stroke.
setTimeout(() => themeButtons.forEach((button) => engine.search(`${button.textContent} wieweetwat`, { typing: true })), 50);
