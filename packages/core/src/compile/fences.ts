import { blank } from './edits.ts';

/** Code between fences, in the text that holds it. */
export interface FencedBlock {
  /** The first word behind the opening fence, in lower case. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  /** Where its opening fence begins. */
  readonly fence: number;
}

const codeTags: ReadonlySet<string> = new Set(
  'js javascript mjs cjs jsx node nodejs ecmascript es6 ts typescript mts cts tsx tool_code codemode code'.split(' '),
);

/** A fence of three or more, alone on its line but for a list or quote mark before it and words behind it. */
const fenceLine = /^[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)*(`{3,}|~{3,})([^\n\r]*)$/gm;

/**
 * The fenced blocks of `text` that could be the program: those tagged as JavaScript or TypeScript, else those without a
 * tag, else all. A block that is never closed runs to the end.
 */
export function fencedBlocks(text: string): FencedBlock[] {
  if (!text.includes('```') && !text.includes('~~~')) return [];
  const blocks = allBlocks(text);
  if (blocks.length === 0) return inlineBlock(text);
  const tagged = blocks.filter(({ tag }) => codeTags.has(tag));
  const untagged = blocks.filter(({ tag }) => tag === '');
  return tagged.length > 0 ? tagged : untagged.length > 0 ? untagged : blocks;
}

/** `text` with everything outside `blocks` turned into spaces: no line or column moves. */
export function onlyBlocks(text: string, blocks: readonly FencedBlock[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of blocks) {
    kept += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return kept + blank(text.slice(at));
}

/** `text` with every fence made of characters no program can hold outside templates and comments. */
export function spoilFences(text: string): string {
  return text.replaceAll(fenceLine, (line, mark: string) => line.replace(mark, '\0'.repeat(mark.length)));
}

function allBlocks(text: string): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { readonly mark: string; readonly block: FencedBlock } | undefined;
  for (const { 0: line, 1: mark = '', 2: rest = '', index } of text.matchAll(fenceLine)) {
    const words = rest.trim();
    if (open === undefined) {
      // Backticks behind backticks are code in a line of prose, or a template.
      if (mark.startsWith('`') && words.includes('`')) continue;
      const tag = /^[\w+#.-]*/.exec(words)?.[0].toLowerCase() ?? '';
      open = { mark, block: { tag, fence: index, start: index + line.length, end: text.length } };
    } else if (words === '' && mark.startsWith(open.mark)) {
      blocks.push({ ...open.block, end: index });
      open = undefined;
    }
  }
  if (open !== undefined) blocks.push({ ...open.block, end: endOfUnclosed(text, open.mark, open.block.start) });
  return blocks;
}

/** The closing fence may stand behind the last line of code. */
function endOfUnclosed(text: string, mark: string, start: number): number {
  const end = text.trimEnd().length;
  return text.endsWith(mark, end) && end - mark.length > start ? end - mark.length : text.length;
}

/** The whole text on one line between fences: ```` ```js return 1``` ````. */
function inlineBlock(text: string): FencedBlock[] {
  const match = /^\s*(`{3,8})([a-zA-Z]*)([ \t][^\n\r]*?)\1\s*$/.exec(text);
  if (match === null) return [];
  const [, mark = '', word = '', code = ''] = match;
  const fence = text.indexOf(mark);
  const isTag = codeTags.has(word.toLowerCase());
  const start = fence + mark.length + (isTag ? word.length : 0);
  const end = fence + mark.length + word.length + code.length;
  return [{ tag: isTag ? word.toLowerCase() : '', fence, start, end }];
}
