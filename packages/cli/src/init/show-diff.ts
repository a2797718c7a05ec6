import { structuredPatch } from 'diff';

import type { ClientEntry } from './client-entry.ts';

const contextLines = 2;

/**
 * What changes, for people. The file of a client may hold keys and tokens: texts in it are left out, but for names of members
 * and the words of our own entry.
 */
export function showDiff(before: string, after: string, entry: ClientEntry, isToml: boolean): string {
  // Texts of TOML may go over many lines, so only lines that change are shown of it.
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: isToml ? 0 : contextLines });
  const words = new Set(
    Object.values(entry).flatMap((one) => (typeof one === 'object' ? Object.values(one) : String(one))),
  );
  const lines = hunks.flatMap(({ oldStart, newStart, lines: changed }) => [
    `@@ line ${Math.max(oldStart, newStart)} @@`,
    ...changed.map((line) => hideTexts(line, words, isToml)),
  ]);
  return lines.join('\n');
}

const literal = /"(?:[^"\\]|\\.)*"|'[^']*'/gu;

function hideTexts(line: string, words: ReadonlySet<string>, isToml: boolean): string {
  const shown = line.replaceAll(literal, (text, offset: number) => {
    const isName = /^\s*[:=]/u.test(line.slice(offset + text.length));
    return isName || words.has(textOf(text)) ? text : '"…"';
  });
  // Whatever begins a comment inside a text is hidden by now, or is ours.
  const comment = isToml ? /(^.\s*|\s)#.*$/u : /(^.\s*|\s)(?:\/\/|\/\*).*$/u;
  return shown.replace(comment, '$1…').trimEnd();
}

function textOf(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch {
    return '';
  }
}
