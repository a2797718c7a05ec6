import { cleanText } from '../read/doc-text.ts';

/** What is said above a tool. */
export interface ToolWords {
  readonly name: string;
  readonly identifier: string;
  readonly title: unknown;
  readonly description: unknown;
  /** The author's warnings, and ours about the result, ready to print. */
  readonly notes: readonly string[];
}

/** The real name where it is not the one to call; the whole description; the notes. */
export function toolDoc(words: ToolWords): string {
  const said = cleanText(words.description);
  const description = said === '' ? cleanText(words.title) : said;
  const named = words.name === words.identifier ? '' : cleanText(JSON.stringify(words.name));
  const text = named === '' || description === '' ? named + description : `${named}: ${description}`;
  const notes = words.notes.join(', ');
  if (notes === '') return text;
  return text === '' ? notes : `${text} (${notes})`;
}

/** The first sentence of the description. */
export function shortToolDoc(words: ToolWords): string {
  const said = cleanText(words.description);
  return firstSentence(said === '' ? cleanText(words.title) : said);
}

const maximumSentence = 200;

/** Up to the first full stop that ends a sentence, on one line. */
export function firstSentence(text: string): string {
  const line =
    text
      .slice(0, 2_000)
      .split('\n')
      .find((part) => part.trim() !== '')
      ?.trim() ?? '';
  const sentence = /^.*?(?:(?<!\b(?:e\.g|i\.e|etc|vs|[A-Z]))[.!?](?=\s)|[。！？])/u.exec(line)?.[0] ?? line;
  if (sentence.length <= maximumSentence) return sentence;
  const cut = sentence.slice(0, maximumSentence);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 100 ? space : maximumSentence)}…`;
}

/** An author's annotations as words. Hints grant nothing, so only warnings are passed on. */
export function annotationWords(annotations: unknown): readonly string[] {
  try {
    if (typeof annotations !== 'object' || annotations === null) return [];
    const { destructive, requiresApproval } = annotations as { readonly [key: string]: unknown };
    return [...(destructive === true ? ['destructive'] : []), ...(requiresApproval === true ? ['needs approval'] : [])];
  } catch {
    return [];
  }
}
