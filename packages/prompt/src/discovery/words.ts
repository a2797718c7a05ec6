import { stem } from './stem.ts';

/** Words of one text beyond these are not read. */
const wordLimit = 600;
const wordCharacters = 40;
const run = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts written without spaces: Han, Kana, Hangul (whose words carry endings), Thai, Lao, Khmer, Burmese. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** Letters outside ASCII; dashes, quotes, arrows and most emoji are none, and they are all that most texts have. */
const beyondAscii = /(?!\ufe0f)[^\p{ASCII}\u2000-\u20cf\u2190-\u2bff\u{1f000}-\u{1faff}]/u;

/** Words so common in requests and descriptions that they say nothing about which tool is meant. */
const emptyWords: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its of in on at to for from with by as and or but if then than so ' +
    'i me my mine we us our you your he she they them their one some any every each ' +
    's t re ve ll d don ' +
    'is are was were be been being am do does did have has had can could will would shall should may might must ' +
    'what which who whom whose when where why how there here please want need like let just also into ' +
    'not no'
  ).split(' '),
);

/** True for a word that names nothing. */
export function isEmptyWord(word: string): boolean {
  return emptyWords.has(word);
}

/** The index terms of a text, in order: its {@link plainWords} but the empty ones, stemmed. */
export function indexTerms(text: string): readonly string[] {
  return createTermReader()(text);
}

/** Reads the index terms of one text after another. */
export type TermReader = (text: string) => readonly string[];

/** Texts up to this length are remembered whole: tools of one server say the same of the same parameters. */
const rememberedCharacters = 100;

/** A reader of {@link indexTerms} that remembers words and short texts it has met, for whoever reads many. */
export function createTermReader(): TermReader {
  const known = new Map<string, string>();
  const texts = new Map<string, readonly string[]>();
  const read = (text: string): readonly string[] => {
    const terms: string[] = [];
    for (const word of plainWords(text)) {
      let term = known.get(word);
      if (term === undefined) {
        term = isEmptyWord(word) ? '' : stem(word);
        known.set(word, term);
      }
      if (term !== '') terms.push(term);
    }
    return terms;
  };
  return (text) => {
    if (text.length > rememberedCharacters) return read(text);
    const remembered = texts.get(text) ?? read(text);
    texts.set(text, remembered);
    return remembered;
  };
}

/**
 * The words of a text: split at everything that is no letter, digit or mark and at `camelCase` humps, lower case, accents
 * off. Unspaced scripts give overlapping pairs of characters.
 */
export function plainWords(text: string): string[] {
  const words: string[] = [];
  if (!beyondAscii.test(text)) addAsciiWords(text, words);
  else {
    const folded = text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC');
    for (const [part] of folded.matchAll(run)) {
      if (words.length >= wordLimit) break;
      addWords(part, words);
    }
  }
  return words.length > wordLimit ? words.slice(0, wordLimit) : words;
}

function addWords(part: string, words: string[]): void {
  let from = 0;
  for (const match of part.matchAll(unspaced)) {
    addHumps(part.slice(from, match.index), words);
    addPairs(match[0], words);
    from = match.index + match[0].length;
  }
  addHumps(part.slice(from), words);
}

function addHumps(part: string, words: string[]): void {
  if (part === '') return;
  const humps = part.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  for (const hump of humps.split(' ')) {
    if (hump !== '') words.push(hump.toLowerCase().slice(0, wordCharacters));
  }
}

const asciiWord = /[A-Z]+(?![a-z])(?:[0-9]+[a-z]*)?|[A-Z]?[a-z0-9]+/g;

/** The same as {@link addHumps} over every run, several times as fast. */
function addAsciiWords(text: string, words: string[]): void {
  for (const word of text.match(asciiWord) ?? []) {
    words.push(word.toLowerCase().slice(0, wordCharacters));
    if (words.length >= wordLimit) return;
  }
}

function addPairs(run: string, words: string[]): void {
  const characters = Array.from(run);
  if (characters.length === 1) words.push(run);
  for (let at = 0; at + 1 < characters.length && words.length < wordLimit; at += 1) {
    words.push(`${characters[at] ?? ''}${characters[at + 1] ?? ''}`);
  }
}
