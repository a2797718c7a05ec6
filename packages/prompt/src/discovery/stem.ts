const vowel = /[aeiouy]/;

/**
 * Takes the common English endings off a lower-case word, so that `lists`, `listing`, `listed` and `list` meet. Light on
 * purpose: words that a fuller stemmer would join by mistake stay apart. Leaves other scripts alone.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  return withoutEnding(withoutPlural(word));
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  for (const ending of ['ment', 'ing', 'ed', 'ly']) {
    const root = word.slice(0, -ending.length);
    if (word.endsWith(ending) && root.length >= 3 && vowel.test(root)) return withoutLastLetter(root);
  }
  if (/[st]ion$/.test(word) && word.length > 6) return word.slice(0, -3);
  return withoutLastLetter(word);
}

/** `create` and `creating` meet at `creat`; `stopp` becomes `stop`; `retry` and `retries` meet at `retri`. */
function withoutLastLetter(root: string): string {
  if (root.length < 4) return root;
  if (root.endsWith('e')) return root.slice(0, -1);
  if (root.endsWith('y')) return `${root.slice(0, -1)}i`;
  return /([bdfgmnprt])\1$/.test(root) ? root.slice(0, -1) : root;
}
