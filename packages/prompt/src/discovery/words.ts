import { stem } from './stem.ts';

/** Words of a text beyond these are not indexed. */
const wordLimit = 600;
const wordCharacters = 40;
const run = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts written without spaces: Han, Kana, Hangul (whose words carry endings), Thai, Lao, Khmer, Burmese. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/**
 * Words so common in requests that they say nothing about which tool is meant. Only dropped while other words remain.
 */
const emptyWords: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its of in on at to for from with by as and or but if then than so ' +
    'i me my mine we us our you your he she they them their one some any all every each ' +
    'is are was were be been being am do does did done have has had can could will would shall should may might must ' +
    'what which who whom whose when where why how there here please want need like let just also into about ' +
    'not no out up'
  ).split(' '),
);

/** True for a word that names nothing. */
export function isEmptyWord(word: string): boolean {
  return emptyWords.has(word);
}

/**
 * The index terms of a text, in order: split at everything that is no letter, digit or mark, at `camelCase` humps; lower
 * case, accents off, stemmed. Unspaced scripts give overlapping pairs of characters.
 */
export function indexTerms(text: string): string[] {
  const terms: string[] = [];
  for (const word of plainWords(text)) if (!isEmptyWord(word)) terms.push(stem(word));
  return terms;
}

/** The words of a text before stemming, empty words included. */
export function plainWords(text: string): string[] {
  const words: string[] = [];
  for (const [part] of fold(text).matchAll(run)) {
    if (words.length >= wordLimit) break;
    addWords(part, words);
  }
  return words.slice(0, wordLimit);
}

/** Compatibility forms and Latin accents folded; case kept, since it marks humps. */
function fold(text: string): string {
  // oxlint-disable-next-line no-control-regex
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
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

function addPairs(run: string, words: string[]): void {
  const characters = Array.from(run);
  if (characters.length === 1) words.push(run);
  for (let at = 0; at + 1 < characters.length && words.length < wordLimit; at += 1) {
    words.push(`${characters[at] ?? ''}${characters[at + 1] ?? ''}`);
  }
}
