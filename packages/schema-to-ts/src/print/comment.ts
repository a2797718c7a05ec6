/**
 * Comments around third-party text. A line comment cannot be left at all, since its text has no line breaks; a block
 * comment cannot be left because no `*` in it stands before a `/`. None is a doc comment to the compiler, so `@` words
 * in the text are no tags, and no line begins with a code fence.
 */

/** A comment above what it speaks of, with its line break. `''` for no text. */
export function commentAbove(doc: string, indent: string): string {
  if (doc === '') return '';
  if (!doc.includes('\n')) return `${indent}// ${withoutOrders(doc)}\n`;
  return `${indent}/* ${blockText(doc)} */\n`;
}

/** A comment before a type in the middle of a line, with a blank after it. `''` for no text. */
export function commentBefore(doc: string): string {
  return doc === '' ? '' : `/* ${blockText(doc)} */ `;
}

/** One line of text at the end of a line. `''` for no text. */
export function commentAfter(doc: string): string {
  return doc === '' ? '' : ` // ${withoutOrders(doc)}`;
}

/** Lines after the first stand one column in, which costs a model nothing and keeps them apart from the members. */
function blockText(doc: string): string {
  const text = withoutOrders(doc).replaceAll('*/', '*\\/');
  if (!text.includes('\n')) return text;
  return text
    .split('\n')
    .map((line) => inset(line.trimEnd()))
    .join('\n')
    .trimStart();
}

function inset(line: string): string {
  if (line === '') return '';
  return /^ {0,2}(?:```|~~~)/.test(line) ? ` * ${line}` : ` ${line}`;
}

/** `@ts-ignore` in a comment is an order to the compiler; an `@` that begins a line is a tag to other tools. */
function withoutOrders(doc: string): string {
  return doc.includes('@') ? doc.replace(/(^[\s/*]*|\n[\s/*]*)@|@(?=ts-)/g, '$1\\@') : doc;
}
