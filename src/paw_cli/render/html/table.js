// The table that the program's own search engine made, unpacked: words and what they count for.
// All that is known of a language stands in it; here words are only folded and looked up.
const openTable = (table) => {
  const { rules } = table;
  const digits = new Map([...table.digits].map((digit, value) => [digit, value]));
  const valueOf = (code) => [...code].reduce((sum, digit) => sum * digits.size + digits.get(digit), 0);
  const valuesOf = (codes, width) => codes.match(new RegExp(`.{${width}}`, "gu"))?.map(valueOf) ?? [];
  const partsOf = (text, mark) => (text ? text.split(mark) : []);
  const linesOf = (name) => partsOf(table[name], "\n");
  // What a word shares with the one before it is written as a number of letters.
  const frontDecoded = (coded, before = "") =>
    coded.map((short) => (before = before.slice(0, digits.get(short[0])) + short.slice(1)));

  // Words in a text, their normal form, and the key that the forms of one word share.
  const wordPattern = new RegExp(rules.word, "gu");
  const hyphen = new RegExp(`[${rules.HYPHENS}]`, "u");
  const fold = (text) =>
    [...text.normalize("NFKD").toLowerCase()]
      .map((letter) => rules.letters[letter] ?? letter)
      .join("")
      .replace(/[^\p{L}\p{N}]/gu, "");
  const tokens = (text) =>
    [...text.matchAll(wordPattern)].map(({ index, 0: surface }) => ({
      start: index,
      surface,
      word: fold(surface),
      parts: surface.split(hyphen).filter(fold),
    }));
  const keyOf = (word) => {
    if (word.length <= rules.MIN_STEM || word.length > rules.MAX_WORD) return word;
    let key = [...word].map((letter) => rules.unvoiced[letter] ?? letter).join("").replace(/([a-z])\1/g, "$1");
    const endingOf = () =>
      rules.ENDINGS.find(([ending, , least]) => key.endsWith(ending) && key.length - ending.length >= least);
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
  let key = "";
  for (const line of linesOf("classes")) {
    const [head, forms, ...members] = line.split("|");
    [key] = frontDecoded([head.replace(/^[=,]/, "")], key);
    classes.set(key, { forms, isHeld: head[0] === "=", isOwn: Boolean(forms) && head[0] !== "," });
    for (const member of members) {
      const [short, code = forms] = member.replace(",", "").split(" ");
      const [word] = frontDecoded([short], key);
      words.set(word, code);
      if (member[0] !== ",") subjects.push(word);
    }
  }
  const codesByKey = (name) =>
    new Map(
      linesOf(name).flatMap((line) => {
        const [code, ...keys] = line.split("|");
        return frontDecoded(keys).map((key) => [key, code]);
      }),
    );
  const translations = codesByKey("translations");
  const englishWords = codesByKey("englishWords");
  const listOf = (name) => table[name].split("|").filter(Boolean);

  // Evidence: what a word weighs, its score in each tip, and the words to mark, by their kind.
  const packed = linesOf("evidence");
  const unpacked = new Map();
  const unpack = (code) => {
    const [rarity, groups, kinds, subject] = packed[valueOf(code)].split(";");
    const scores = partsOf(groups, " ").flatMap((group) =>
      valuesOf(group.slice(2), table.tipWidth).map((tip) => [tip, valueOf(group.slice(0, 2)) / table.parts]),
    );
    const marks = partsOf(kinds, " ").flatMap((group) =>
      valuesOf(group.slice(1), table.wordWidth).map((word) => [subjects[word], group[0]]),
    );
    const isSubject = subject !== undefined;
    return { rarity: valueOf(rarity) / table.parts, scores: new Map(scores), marks: new Map(marks), isSubject };
  };
  const evidence = (code) => {
    if (!unpacked.has(code)) unpacked.set(code, unpack(code));
    return unpacked.get(code);
  };

  const listed = new Set(subjects);
  const stopWords = new Set(linesOf("stopWords"));
  const codeFor = (word) =>
    words.get(word) ?? (classes.get(keyOf(word))?.forms || englishWords.get(englishKeyOf(word)));
  return {
    fold, tokens, keyOf, englishKeyOf, evidence, stopWords, subjects, translations,
    phrases: new Map(linesOf("phrases").map((line) => line.split("="))),
    lightWords: new Set(linesOf("lightWords")),
    places: new Set(listOf("places")),
    names: new Set([...listOf("places"), ...listOf("names")]),
    found: (word) => (codeFor(word) ? evidence(codeFor(word)) : undefined),
    isKnown: (word) => stopWords.has(word) || Boolean(codeFor(word)),
    isOwn: (word) => stopWords.has(word) || Boolean(classes.get(keyOf(word))?.isOwn) || englishWords.has(englishKeyOf(word)),
    isHeld: (word) => !stopWords.has(word) && Boolean(classes.get(keyOf(word))?.isHeld),
    isListed: (word) => listed.has(word),
    hasWord: (word) => words.has(word),
  };
};
