// The table that the program's own search engine made, unpacked: words and what they count for.
// All that is known of a language stands in it; here words are only folded and looked up.
const openTable = (table) => {
  const { rules } = table;
  const digits = new Map([...table.digits].map((digit, value) => [digit, value]));
  const valueOf = (code) => [...code].reduce((sum, digit) => sum * digits.size + digits.get(digit), 0);
  const codeOf = (value) =>
    (value < digits.size ? "" : codeOf(Math.floor(value / digits.size))) + table.digits[value % digits.size];
  const valuesOf = (codes, width) => codes.match(new RegExp(`.{${width}}`, "gu"))?.map(valueOf) ?? [];
  const linesOf = (text) => (text ? text.split("\n") : []);
  const setOf = (text) => new Set(text.split(" "));
  // What a word shares with the one before it is written as a number of letters.
  const unshortened = (short, before) => before.slice(0, digits.get(short[0])) + short.slice(1);

  // Words in a text, their normal form, and the key that the forms of one word share.
  const wordPattern = new RegExp(rules.word, "gu");
  const hyphen = new RegExp(`[${rules.hyphens}]`, "u");
  const fold = (text) =>
    [...text.normalize("NFKD").toLowerCase()]
      .map((letter) => rules.letters[letter] ?? letter)
      .join("")
      .replace(/[^\p{L}\p{N}]/gu, "");
  const tokens = (text) =>
    [...text.matchAll(wordPattern)].map((found) => ({
      start: found.index,
      surface: found[0],
      word: fold(found[0]),
      parts: found[0].split(hyphen).filter(fold),
    }));
  const keyOf = (word) => {
    if (word.length <= rules.minStem || word.length > rules.maxWord) return word;
    let key = [...word].map((letter) => rules.unvoiced[letter] ?? letter).join("").replace(/([a-z])\1/g, "$1");
    const endingOf = () =>
      rules.endings.find(([ending, , least]) => key.endsWith(ending) && key.length - ending.length >= least);
    for (let found = endingOf(); found; found = endingOf()) key = key.slice(0, -found[0].length) + found[1];
    return key;
  };
  const english = rules.english.map((step) => step.map(([pattern, shorter]) => [new RegExp(pattern), shorter]));
  const englishKeyOf = (word) =>
    english.reduce((stem, step) => {
      const rule = step.find(([pattern]) => pattern.test(stem));
      return rule ? stem.replace(...rule) : stem;
    }, word);

  // Classes of words: the forms of one, by their key.
  const classes = new Map();
  const words = new Map();
  const subjects = [];
  let before = "";
  linesOf(table.classes).forEach((line, number) => {
    const [head, forms, ...members] = line.split("|");
    const sign = "*-".includes(head[0]) && head[0];
    before = unshortened(sign ? head.slice(1) : head, before);
    classes.set(before, { code: codeOf(number), forms, isHeld: sign === "*", isOwn: Boolean(forms) && sign !== "-" });
    for (const member of members) {
      const [short, code = forms] = member.replace(",", "").split(" ");
      const word = unshortened(short, before);
      words.set(word, code);
      if (member[0] !== ",") subjects.push(word);
    }
  });
  const byKey = (lines) => {
    const found = new Map();
    for (const line of linesOf(lines)) {
      let last = "";
      const [code, ...keys] = line.split("|");
      for (const short of keys) found.set((last = unshortened(short, last)), code);
    }
    return found;
  };
  const translations = byKey(table.translations);
  const englishWords = byKey(table.englishWords);
  const aboutTips = new Set(linesOf(table.subjects));
  const phrases = new Map(linesOf(table.phrases).map((line) => line.split("=")));
  const names = [];
  for (const short of linesOf(table.names)) names.push(unshortened(short, names.at(-1) ?? ""));
  const questions = linesOf(table.questions).map((line) => {
    const [tip, length, ...codes] = line.split(" ");
    return { tip: Number(tip), length: Number(length), codes };
  });

  // Evidence: what a word weighs, its score in each tip, and the words to mark, by their kind.
  const packed = linesOf(table.evidence);
  const unpacked = new Map();
  const unpack = (code) => {
    const [rarity, groups, kinds] = packed[valueOf(code)].split(";");
    const scores = new Map();
    for (const group of groups ? groups.split(" ") : []) {
      const score = valueOf(group.slice(0, 2)) / table.parts;
      for (const tip of valuesOf(group.slice(2), table.tipWidth)) scores.set(tip, score);
    }
    const marks = new Map();
    for (const group of kinds ? kinds.split(" ") : []) {
      for (const word of valuesOf(group.slice(1), table.wordWidth)) marks.set(subjects[word], group[0]);
    }
    return { rarity: valueOf(rarity) / table.parts, scores, marks };
  };
  const evidence = (code) => {
    if (!unpacked.has(code)) unpacked.set(code, unpack(code));
    return unpacked.get(code);
  };

  const listed = new Set(subjects);
  const stopWords = setOf(table.stopWords);
  const codeFor = (word) =>
    words.get(word) ?? (classes.get(keyOf(word))?.forms || englishWords.get(englishKeyOf(word)));
  return {
    fold, tokens, keyOf, englishKeyOf, evidence, stopWords, subjects, phrases, aboutTips, questions, translations,
    lightWords: setOf(table.lightWords),
    names: new Set(names),
    places: new Set(names.filter((_, number) => table.places[number] === "1")),
    classCode: (word) => classes.get(keyOf(word))?.code ?? "?",
    found: (word) => (codeFor(word) ? evidence(codeFor(word)) : undefined),
    isKnown: (word) => stopWords.has(word) || Boolean(codeFor(word)),
    isOwn: (word) => stopWords.has(word) || Boolean(classes.get(keyOf(word))?.isOwn) || englishWords.has(englishKeyOf(word)),
    isHeld: (word) => !stopWords.has(word) && Boolean(classes.get(keyOf(word))?.isHeld),
    isListed: (word) => listed.has(word),
    hasWord: (word) => words.has(word),
  };
};
