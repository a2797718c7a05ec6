import type { Problem } from './problem.ts';

/** One block of TypeScript in a guide. */
export interface Snippet {
  readonly file: string;
  /** The one-based line of its first line of code. */
  readonly line: number;
  readonly code: string;
  /** What the comment before it declares, for names that the text takes as given. */
  readonly given: string;
}

const opening = /^```(?:ts|typescript)\b *(.*)$/;

/**
 * Finds the blocks marked `ts`. `no-check: reason` after the mark excepts one; a comment `<!-- given … -->` right before
 * a block declares what its reader has already (`declare const client: Client`).
 */
export function readSnippets(
  file: string,
  text: string,
): { readonly snippets: readonly Snippet[]; readonly problems: readonly Problem[] } {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const snippets: Snippet[] = [];
  const problems: Problem[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const note = opening.exec(lines[at] ?? '')?.[1];
    if (note === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    const code = lines.slice(at + 1, end === -1 ? undefined : end).join('\n');
    if (end === -1) problems.push({ file, line: at + 1, message: 'this block is never closed.' });
    if (!note.startsWith('no-check')) snippets.push({ file, line: at + 2, code, given: readGiven(lines, at) });
    else if (!/^no-check: \S/.test(note)) problems.push({ file, line: at + 1, message: 'write "no-check: reason".' });
    if (end !== -1) at = end;
  }
  return { snippets, problems };
}

function readGiven(lines: readonly string[], opening: number): string {
  const before = lines.slice(0, opening);
  while (before.at(-1)?.trim() === '') before.pop();
  if (before.at(-1)?.endsWith('-->') !== true) return '';
  const start = before.findLastIndex((line) => line.startsWith('<!--'));
  const comment = before.slice(start).join('\n');
  return /^<!--\s*given\b([\s\S]*)-->$/.exec(comment)?.[1]?.trim() ?? '';
}
