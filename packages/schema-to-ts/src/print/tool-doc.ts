import { cleanText } from '../read/doc-text.ts';

/** What is said above a tool. */
export interface ToolWords {
  readonly name: string;
  readonly identifier: string;
  readonly title: unknown;
  readonly description: unknown;
  readonly annotations: unknown;
}

/** The whole description; the real name where it is not the one to call; the author's warnings. */
export function toolDoc(words: ToolWords): string {
  const said = cleanText(words.description);
  const description = said === '' ? cleanText(words.title) : said;
  const notes = toolNotes(words);
  if (notes === '') return description;
  return description === '' ? notes : `${description} (${notes})`;
}

/** The first sentence of the description. */
export function shortToolDoc(words: ToolWords): string {
  const said = cleanText(words.description);
  return firstSentence(said === '' ? cleanText(words.title) : said);
}

function toolNotes({ name, identifier, annotations }: ToolWords): string {
  const notes: string[] = [];
  if (name !== identifier) notes.push(`named ${cleanText(JSON.stringify(name))}`);
  if (typeof annotations === 'object' && annotations !== null) {
    const { destructive, requiresApproval } = annotations as { readonly [key: string]: unknown };
    if (destructive === true) notes.push('destructive');
    if (requiresApproval === true) notes.push('needs approval');
  }
  return notes.join(', ');
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
