// An unknown word: a typing error, or a compound of which a part is known.
const makeGuess = ({ rules }, words, { times, either, parts }) => {
  const pairsIn = (pairs) => new Set(pairs.map((pair) => pair.join(" ")));
  const mixed = pairsIn(rules.EASILY_MIXED);
  const sameStart = pairsIn(rules.SAME_START);
  const sound = new RegExp([...rules.TWO_LETTERS, "."].join("|"), "gsu");
  // Which letters a word has, as bits, a sound as one: words that differ in many need not be compared.
  const skeletonOf = (word) => rules.SKELETON.reduce((same, [spelling, other]) => same.replaceAll(spelling, other), word);
  const lettersOf = (word) => [...word].reduce((set, letter) => set | (1 << (letter.codePointAt(0) & 31)), 0);
  const countOf = (set) => (set ? 1 + countOf(set & (set - 1)) : 0);
  const heard = (word) => ({ word, sounds: word.match(sound) ?? [], letters: lettersOf(skeletonOf(word)) });
  const candidatesOf = (known) => known.filter((word) => word.length <= rules.MAX_WORD).map(heard);
  const subjects = candidatesOf(words.subjects);
  const stopWords = candidatesOf([...words.stopWords].filter((word) => word.length >= rules.MIN_STOP_WORD));

  // The edit distance of two rows of letters, or of sounds; above `most` it does not matter.
  const lines = [0, 1, 2].map(() => new Uint8Array(rules.MAX_WORD + 2));
  const distance = (typed, meant, most) => {
    if (Math.abs(typed.length - meant.length) > most) return most + 1;
    let [earlier, row, next] = lines;
    for (let j = 0; j <= meant.length; j++) row[j] = j;
    for (let i = 1; i <= typed.length; i++) {
      let least = (next[0] = i);
      for (let j = 1; j <= meant.length; j++) {
        const [a, b] = [typed[i - 1], meant[j - 1]];
        next[j] = Math.min(row[j], next[j - 1]) + 1;
        if (a === b) next[j] = Math.min(next[j], row[j - 1]);
        else if (row[j - 1] + 1 < next[j]) next[j] = Math.min(next[j], row[j - 1] + (mixed.has(`${a} ${b}`) ? 1 : rules.UNLIKELY));
        if (i > 1 && j > 1 && a === meant[j - 2] && typed[i - 2] === b) next[j] = Math.min(next[j], earlier[j - 2] + 1);
        least = Math.min(least, next[j]);
      }
      if (least > most + 1) return most + 1;
      [earlier, row, next] = [row, next, earlier];
    }
    return row[meant.length];
  };
  const nearest = (word, candidates) => {
    const isWord = /^\p{L}+$/u.test(word) && word.length <= rules.MAX_WORD;
    const most = isWord ? (word.length >= rules.ONE_TYPO_FROM) + (word.length >= rules.TWO_TYPOS_FROM) : 0;
    const { sounds, letters } = heard(word);
    let found = { meant: [], errors: most + 1 };
    for (const other of most ? candidates : []) {
      if (countOf(letters ^ other.letters) > 3 * most) continue;
      const near = Math.min(distance(word, other.word, most), distance(sounds, other.sounds, most));
      if (near > most) continue;
      const [[a, b], [c, d]] = [word, other.word];
      const beginsAlike = a === c || (a === d && b === c) || sameStart.has(`${sounds[0]} ${other.sounds[0]}`);
      const errors = near + !beginsAlike;
      if (errors < found.errors) found = { meant: [], errors };
      if (errors === found.errors && errors <= most) found.meant.push(other.word);
    }
    return found;
  };

  // Where a word may be two: all ways to part it with so many letters before and behind at least.
  const splits = (word, before, behind) =>
    [...word].map((_, cut) => [word.slice(0, cut), word.slice(cut)]).slice(before, word.length - behind + 1);
  const unlinked = (start, least) =>
    rules.LINKS.filter((link) => start.endsWith(link)).map((link) => start.slice(0, start.length - link.length))
      .filter((part) => part.length >= least);
  const isHalf = (word) =>
    words.isHeld(word) || (!rules.isCurated && [...(words.found(word)?.marks.values() ?? [])].some((kind) => kind !== "s"));
  const halves = (word) => {
    for (const [start, head] of splits(word, rules.MIN_PART, rules.MIN_PART)) {
      const modifier = isHalf(head) && unlinked(start, rules.MIN_PART).find(isHalf);
      if (modifier) return [modifier, head];
    }
    return undefined;
  };
  const wordEnd = new RegExp(rules.WORD_END);
  const isHead = (modifier, head) =>
    head[0] !== head[1] && !rules.PREFIXES.includes(modifier) && !/(?:her|ont|ver)$/.test(modifier) && wordEnd.test(modifier) &&
    words.isHeld(head) && (head.length >= rules.MIN_LOOSE_PART || words.hasWord(head));
  const knownHead = (word) =>
    splits(word, rules.MIN_STEM, rules.MIN_PART).find(([modifier, head]) => isHead(modifier, head))?.[1];
  const knownModifier = (word) =>
    splits(word, rules.MIN_LOOSE_PART, rules.MIN_PART).reverse().filter(([, head]) => words.isOwn(head))
      .flatMap(([start]) => unlinked(start, rules.MIN_LOOSE_PART)).find(words.isHeld);

  const nothing = { rarity: Math.log(1 + rules.tips / rules.UNKNOWN_TIPS), scores: new Map(), marks: new Map() };
  const compounded = (word) => times(words.found(word), 1, "c");
  // A misspelt word without a subject is none.
  const guess = (word) => {
    const isLong = word.length > rules.MAX_WORD;
    const { meant: near, errors } = nearest(word, subjects);
    const meant = rules.hasDutch ? near : near.filter(isHalf);
    if (!meant.length && nearest(word, stopWords).meant.length) return undefined;
    const both = isLong || errors === 1 ? undefined : halves(word);
    if (both) {
      const [modifier, head] = both.map(compounded);
      return parts([[head, rules.HEAD], [modifier, 1 - rules.HEAD]]);
    }
    if (meant.length) {
      const found = meant.map((other) => times(words.found(other), rules.TYPOS[errors], "t"));
      return { ...either(found), searched: meant.filter((_, which) => found[which].marks.size) };
    }
    if (rules.isCurated || !rules.hasDutch || isLong) return nothing;
    const head = knownHead(word);
    const part = head ?? knownModifier(word);
    if (!part) return nothing;
    const read = parts([[compounded(part), head ? rules.HEAD : rules.MODIFIER_ALONE]]);
    return { ...read, rarity: Math.log(1 + rules.tips / Math.max(read.scores.size, 0.5)) };
  };
  const guessed = new Map();
  return (word) => {
    if (!guessed.has(word)) guessed.set(word, guess(word));
    return guessed.get(word);
  };
};
