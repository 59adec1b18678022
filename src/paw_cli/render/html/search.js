// Search: the words of a query are looked up in the table, and what they count for is added up.
const makeSearch = (table, questionsOf) => {
  const { rules } = table;
  const words = openTable(table);

  // Evidence of several words as one: the best of each, a share of each, or less of it.
  const combined = (shares, rarityOf, add) => {
    const [scores, marks] = [new Map(), new Map()];
    for (const [one, share] of shares) {
      for (const [tip, score] of one.scores) scores.set(tip, add(scores.get(tip) ?? 0, share * score));
      for (const [word, kind] of one.marks) if (!marks.has(word)) marks.set(word, kind);
    }
    return { rarity: rarityOf(...shares.map(([{ rarity }]) => rarity)), scores, marks };
  };
  const either = (all) => combined(all.map((one) => [one, 1]), Math.min, Math.max);
  const parts = (shares) => combined(shares, Math.max, (sum, score) => sum + score);
  const times = (one, factor, kind) => {
    const { rarity, scores, marks } = parts([[one, factor]]);
    return { rarity, scores, marks: new Map([...marks].map(([word, old]) => [word, old === "s" ? old : kind ?? old])) };
  };
  // What begins like a word that is not whole yet, else what English words that do so mean.
  const beginning = (start) => {
    if (start.length < 2) return undefined;
    const begun = words.subjects.filter((word) => word.startsWith(start)).map(words.found);
    const meant = [...words.translations].filter(([key]) => key.startsWith(start)).map(([, code]) => words.evidence(code));
    const found = (begun.length ? begun : meant).filter(({ scores }) => scores.size);
    if (!found.length) return undefined;
    const read = either(found.map((one) => times(one, rules.kinds.compound, "c")));
    return { ...read, rarity: Math.log(1 + rules.tips / read.scores.size) };
  };
  const guess = makeGuess(table, words, { times, either, parts });

  // A query in English: more of its words are English only than Dutch only.
  const leaning = ({ word }) => {
    if (words.stopWords.has(word)) return 0;
    return words.lightWords.has(word) ? 1 : words.translations.has(words.englishKeyOf(word)) - words.isOwn(word);
  };
  const isEnglish = (units) =>
    !units.every(({ word }) => words.isOwn(word)) && units.reduce((sum, unit) => sum + leaning(unit), 0) > 0;
  const translation = (units, index, english) => {
    const { word } = units[index];
    if (!english && (words.isOwn(word) || words.lightWords.has(word))) return undefined;
    for (let length = english ? Math.min(rules.MAX_PHRASE, units.length - index) : 1; length; length--) {
      if (length === 1 && (words.lightWords.has(word) || words.stopWords.has(word))) return undefined;
      const key = units.slice(index, index + length).map((unit) => words.englishKeyOf(unit.word)).join(" ");
      const code = words.translations.get(key);
      if (code) return { length, found: { ...words.evidence(code), ceiling: rules.SYNONYM } };
    }
    return undefined;
  };
  const isStopWord = (word, english) =>
    words.stopWords.has(word) || ((english || !words.isOwn(word)) && words.lightWords.has(word));

  // Names and numbers only narrow: they take nothing away from the other words.
  const isCapital = (letter) => Boolean(letter) && letter === letter.toUpperCase() && letter !== letter.toLowerCase();
  const isAcronym = (surface, word, units) => {
    if (word.length < 2 || word.length > rules.MAX_ACRONYM || !/^\p{L}+$/u.test(word)) return false;
    const inCapitals = (text) => text === text.toUpperCase() && text !== text.toLowerCase();
    return (inCapitals(surface) && !units.every((unit) => inCapitals(unit.surface))) || !/[aeiouy]/.test(word);
  };
  const isOfPlace = (word) =>
    rules.OF_A_PLACE.some((ending) => {
      const core = word.slice(0, -ending.length);
      return word.endsWith(ending) && (words.places.has(core) || words.places.has(`${core}en`));
    });
  const narrowing = (units, index) => {
    const { surface, word } = units[index];
    if (words.isListed(word)) return 0;
    let length = Math.min(rules.MAX_NAME, units.length - index);
    const nameOf = () => units.slice(index, index + length).flatMap((unit) => unit.parts.map(words.fold)).join(" ");
    while (length && !words.names.has(nameOf())) length--;
    if (length > 1) return length;
    if (isStopWord(word, false)) return 0;
    if (length || words.isOwn(word)) return length;
    const isName = /^\p{Nd}/u.test(word) || isAcronym(surface, word, units) || isOfPlace(word) ||
      (index > 0 && isCapital(surface[0]) && !units.every((unit) => isCapital(unit.surface[0])));
    return Number(isName);
  };

  // The words of a query, then what they mean side by side.
  const unitsOf = (text) =>
    words.tokens(text).flatMap((token) =>
      token.parts.length > 1 && !words.isKnown(token.word)
        ? token.parts.map(words.fold).map((part) => ({ surface: part, word: part, parts: [part] }))
        : [token],
    ).slice(0, rules.MAX_WORDS);
  const readWords = (units, english, beginnings) => {
    const [terms, passedOver] = [new Map(), []];
    for (let index = 0; index < units.length; ) {
      const { surface, word } = units[index];
      const translated = translation(units, index, english);
      const length = translated ? translated.length : narrowing(units, index);
      const typed = units.slice(index, index + Math.max(length, 1)).map((unit) => unit.surface);
      const isLast = beginnings && index === units.length - 1;
      if (translated) terms.set(index, { word: typed.join(" "), ...translated.found });
      else if (length) passedOver.push(...typed);
      else if (!isStopWord(word, english)) {
        const begun = isLast && !(words.isOwn(word) && beginnings !== "all") && beginning(word);
        const read = begun || words.found(word) || guess(word);
        if (read) terms.set(index, { word: surface, ...read });
      }
      index += length || 1;
    }
    return { terms, passedOver };
  };
  const addPhrases = (units, terms) => {
    const keys = units.map(({ word }) => words.keyOf(word));
    for (let first = 0; first < units.length; first++) {
      for (let length = Math.min(rules.MAX_PHRASE, units.length - first); length > 1; length--) {
        const codes = words.phrases.get(keys.slice(first, first + length).join(" "))?.split(" ");
        if (!codes) continue;
        const held = keys.map((_, place) => place).slice(first, first + length).filter((place) => terms.has(place));
        (held.length ? held : [first]).slice(0, codes.length).forEach((place, which) =>
          terms.set(place, { word: units[place].surface, ...words.evidence(codes[which]) }),
        );
        break;
      }
    }
  };
  const addSeparated = (units, terms) => {
    const particles = new Set(rules.PARTICLES);
    const following = new Set(rules.AFTER_PARTICLE);
    const joined = new Set();
    units.forEach(({ word }, place) => {
      const isLeft = particles.has(word) && (place + 1 === units.length || following.has(units[place + 1].word));
      for (let before = isLeft ? place - 1 : -1; before >= 0; before--) {
        const verb = word + units[before].word;
        const found = words.isOwn(verb) && !joined.has(before) ? words.found(verb) : undefined;
        if (!found) continue;
        if (!terms.has(place)) terms.set(place, { ...found, word: `${units[before].surface} ${units[place].surface}`, isSubject: false });
        for (const at of [before, place].filter((one) => terms.has(one))) {
          terms.set(at, { ...terms.get(at), ...either([found, times(terms.get(at), rules.PHRASE_WORD)]) });
        }
        joined.add(before).add(place);
        break;
      }
    });
  };
  const addJoined = (units, terms) => {
    for (let first = 0; first + 1 < units.length; first++) {
      const whole = terms.has(first) && terms.has(first + 1) && words.found(units[first].word + units[first + 1].word);
      for (const place of whole ? [first, first + 1] : []) {
        const term = terms.get(place);
        terms.set(place, { ...term, ...either([term, times(whole, rules.JOINED, "c")]) });
      }
    }
  };

  // How much a query reads like a question that a tip answers: 0 to 1.
  const keysOf = (folded) => new Set(folded.map(words.keyOf));
  const questions = questionsOf.map(([tip, text]) => ({ tip, keys: keysOf(words.tokens(text).map(({ word }) => word)) }));
  const holding = new Map();
  for (const { keys } of questions) for (const key of keys) holding.set(key, (holding.get(key) ?? 0) + 1);
  const lengthOf = (keys) =>
    [...keys].reduce((sum, key) => sum + Math.log(1 + questions.length / (holding.get(key) ?? 1)), 0);
  for (const question of questions) question.length = lengthOf(question.keys);
  const similarity = (typed) => {
    const asked = keysOf(typed);
    const length = lengthOf(asked);
    const best = new Map();
    for (const question of questions) {
      const shared = lengthOf([...question.keys].filter((key) => asked.has(key)));
      const cosine = shared / Math.sqrt(length * question.length);
      best.set(question.tip, Math.max(cosine, best.get(question.tip) ?? 0));
    }
    return best;
  };

  const read = (text, beginnings) => {
    const units = unitsOf(text);
    const english = isEnglish(units);
    const { terms, passedOver } = readWords(units, english, beginnings);
    if (!english) {
      addPhrases(units, terms);
      addSeparated(units, terms);
    }
    addJoined(units, terms);
    // An unknown word beside one that the tips are about hardly makes another subject.
    const read = [...terms.values()];
    const hasSubject = read.some(({ isSubject }) => isSubject);
    const weighed = read.map((term) =>
      hasSubject && !term.scores.size ? { ...term, rarity: term.rarity * rules.BESIDE_SUBJECT } : term,
    );
    const once = new Map(weighed.map((term) => [words.fold(term.word), term]));
    return { terms: [...once.values()], passedOver };
  };
  const forTerms = (values, terms) => values[Math.min(terms.length, values.length) - 1];
  // How much more, or less, than the usual score the best tip must have.
  const strictness = (terms) => {
    if (!rules.isCurated) return forTerms(rules.BARE, terms);
    const isUnsure = !terms.some(({ isSubject }) => isSubject) && terms.some((term) => !term.scores.size);
    return isUnsure ? forTerms(rules.UNSURE, terms) : 1;
  };
  const find = (query, allowed, beginnings) => {
    const { terms, passedOver } = read(query.replace(/["“”„«»]/g, " "), beginnings);
    const total = terms.reduce((sum, { rarity }) => sum + rarity, 0);
    const ceiling = terms.reduce((sum, term) => sum + (term.rarity / total) * (term.ceiling ?? 1), 0);
    const scores = new Map();
    for (const term of terms) {
      for (const [tip, score] of term.scores) {
        if (allowed.has(tip)) scores.set(tip, (scores.get(tip) ?? 0) + (term.rarity / total) * score);
      }
    }
    const needed = ceiling * forTerms(rules.MIN_SCORE, terms) * strictness(terms);
    const typed = words.tokens(query).filter(({ surface }) => !passedOver.includes(surface)).map(({ word }) => word);
    for (const [tip, alike] of typed.length >= rules.MIN_QUESTION ? similarity(typed) : []) {
      const score = scores.get(tip);
      if (score && alike >= rules.MIN_SIMILARITY) scores.set(tip, score + (1 - score) * rules.SIMILARITY * alike);
    }
    const best = Math.max(0, ...scores.values());
    if (!best || best < needed) return { good: [], rest: [], terms, passedOver };
    const hits = [...scores]
      .filter(([, score]) => score >= best * forTerms(rules.MIN_OF_BEST, terms))
      .sort(([one, first], [other, second]) => second - first || one - other);
    const good = hits.filter(([, score]) => (score / best) ** rules.SHARPNESS >= rules.GOOD).length;
    const tips = hits.map(([tip]) => tip);
    return { good: tips.slice(0, good), rest: tips.slice(good), terms, passedOver };
  };
  // While one types, the last word may be a beginning: first one of a word that is not known, then
  // of any. Where nothing with a subject is typed yet there is no answer.
  const search = (query, allowed, typing) => {
    const found = find(query, allowed, typing && "unknown");
    if (!typing || found.good.length) return found;
    const begun = find(query, allowed, "all");
    if (begun.good.length) return begun;
    const last = words.tokens(query).at(-1)?.word ?? "";
    const mayBeStopWord = found.terms.length === 1 && [...words.stopWords].some((word) => word.startsWith(last));
    const hasNoSubject = (!found.terms.length && !found.passedOver.length) || mayBeStopWord;
    return hasNoSubject ? undefined : found;
  };
  return { search, tokens: words.tokens, fold: words.fold };
};
