// An unknown word: a typing error, or a compound of which a part is known.
const makeGuess = ({ rules, limits }, words, { times, either, parts }) => {
  const mixed = new Set(rules.mixed);
  const sameStart = new Set(rules.sameStart);
  const sound = new RegExp(rules.sound, "gsu");
  const soundsOf = (word) => word.match(sound) ?? [];
  const skeletonOf = (word) => rules.skeleton.reduce((same, [spelling, other]) => same.replaceAll(spelling, other), word);
  // Which letters a word has, as bits: words that differ in many need not be compared.
  const lettersOf = (word) => [...word].reduce((set, letter) => set | (1 << (letter.codePointAt(0) & 31)), 0);
  const countOf = (set) => (set ? 1 + countOf(set & (set - 1)) : 0);
  const candidatesOf = (known) =>
    known
      .filter((word) => word.length <= rules.maxWord)
      .map((word) => ({ word, sounds: soundsOf(word), same: skeletonOf(word) }))
      .map((one) => ({ ...one, letters: lettersOf(one.word), sameLetters: lettersOf(one.same) }));
  const subjects = candidatesOf(words.subjects);
  const stopWords = candidatesOf([...words.stopWords].filter((word) => word.length >= limits.minStopWord));

  // The edit distance of two rows of letters, or of sounds; `most` is where it stops to matter.
  const lines = [0, 1, 2].map(() => new Uint8Array(rules.maxWord + 2));
  const distance = (typed, meant, most) => {
    let [earlier, row, next] = lines;
    for (let j = 0; j <= meant.length; j++) row[j] = j;
    for (let i = 1; i <= typed.length; i++) {
      let least = (next[0] = i);
      for (let j = 1; j <= meant.length; j++) {
        const [a, b] = [typed[i - 1], meant[j - 1]];
        const other = row[j - 1] + (a === b ? 0 : mixed.has(`${a} ${b}`) ? 1 : rules.unlikely);
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, other);
        if (i > 1 && j > 1 && a === meant[j - 2] && typed[i - 2] === b) next[j] = Math.min(next[j], earlier[j - 2] + 1);
        least = Math.min(least, next[j]);
      }
      if (least > most + 1) return most + 1;
      [earlier, row, next] = [row, next, earlier];
    }
    return row[meant.length];
  };
  const beginAlike = (typed, meant, first, other) =>
    typed[0] === meant[0] || (typed[0] === meant[1] && typed[1] === meant[0]) || sameStart.has(`${first} ${other}`);
  const nearest = (word, candidates) => {
    const most = /^\p{L}+$/u.test(word) && word.length <= rules.maxWord
      ? (word.length >= limits.oneTypoFrom) + (word.length >= limits.twoTyposFrom)
      : 0;
    const [sounds, same] = [soundsOf(word), skeletonOf(word)];
    const [letters, sameLetters] = [lettersOf(word), lettersOf(same)];
    const near = (one, other, has, others) =>
      Math.abs(one.length - other.length) <= most && countOf(has ^ others) <= 2 * most;
    let found = { meant: [], errors: most + 1 };
    for (const other of most ? candidates : []) {
      const spelledAlike = near(word, other.word, letters, other.letters);
      if (!spelledAlike && !near(same, other.same, sameLetters, other.sameLetters)) continue;
      const spelled = distance(word, other.word, most);
      const sounded = distance(sounds, other.sounds, most);
      const errors = Math.min(spelled, sounded) + !beginAlike(word, other.word, sounds[0], other.sounds[0]);
      if (errors < found.errors) found = { meant: [], errors };
      if (errors === found.errors && errors <= most) found.meant.push(other.word);
    }
    return found;
  };

  const linked = (word) => rules.links.filter((link) => word.endsWith(link)).map((link) => word.slice(0, word.length - link.length));
  const isHalf = (word) =>
    words.isHeld(word) || (!limits.isCurated && [...(words.found(word)?.marks.values() ?? [])].some((kind) => kind !== "s"));
  const halves = (word) => {
    for (let cut = limits.minPart; cut <= word.length - limits.minPart; cut++) {
      const head = word.slice(cut);
      if (!isHalf(head)) continue;
      const modifier = linked(word.slice(0, cut)).find((part) => part.length >= limits.minPart && isHalf(part));
      if (modifier) return [modifier, head];
    }
    return undefined;
  };
  const wordEnd = new RegExp(rules.wordEnd);
  const isHead = (modifier, head) =>
    head[0] !== head[1] && !rules.prefixes.includes(modifier) && !/(?:her|ont|ver)$/.test(modifier) && wordEnd.test(modifier) &&
    (head.length >= limits.minLoosePart ? words.isHeld(head) : words.hasWord(head) && words.isHeld(head));
  const knownHead = (word) => {
    for (let cut = rules.minStem; cut <= word.length - limits.minPart; cut++) {
      if (isHead(word.slice(0, cut), word.slice(cut))) return word.slice(cut);
    }
    return undefined;
  };
  const knownModifier = (word) => {
    for (let cut = word.length - rules.minStem; cut >= limits.minLoosePart; cut--) {
      const found = linked(word.slice(0, cut)).find((part) => part.length >= limits.minLoosePart && words.isHeld(part));
      if (found) return found;
    }
    return undefined;
  };

  const nothing = { rarity: limits.unknown, scores: new Map(), marks: new Map() };
  const compounded = (word) => ({ ...times(words.found(word), 1, "c") });
  const guess = (word) => {
    const { meant, errors } = nearest(word, subjects);
    if (!meant.length && nearest(word, stopWords).meant.length) return undefined;
    const both = word.length <= rules.maxWord ? halves(word) : undefined;
    if (both && errors !== 1) {
      const [modifier, head] = both.map(compounded);
      return parts([[head, limits.head], [modifier, 1 - limits.head]]);
    }
    if (meant.length) {
      const read = meant.map((other) => ({ other, found: times(words.found(other), limits.typos[errors], "t") }));
      const searched = read.filter(({ found }) => found.marks.size).map(({ other }) => other);
      return { ...either(read.map(({ found }) => found)), searched };
    }
    if (limits.isCurated || word.length > rules.maxWord) return nothing;
    const head = knownHead(word);
    const part = head ?? knownModifier(word);
    const share = head ? limits.head : limits.modifierAlone;
    if (!part) return nothing;
    const read = parts([[compounded(part), share]]);
    return { ...read, rarity: Math.log(1 + limits.tips / Math.max(read.scores.size, 0.5)) };
  };
  // A misspelt word without a subject is none.
  const guessed = new Map();
  return (word) => {
    if (!guessed.has(word)) guessed.set(word, guess(word));
    return guessed.get(word);
  };
};
