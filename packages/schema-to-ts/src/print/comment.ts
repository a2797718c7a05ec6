/**
 * Comments around third-party text. A line comment cannot be left at all, since its text has no line breaks; a block
 * comment cannot be left because no `*` stands before a `/`. A line never begins with the text itself, so a code fence
 * inside it stays inside, and `@` words are no tags.
 */

/** A comment above what it speaks of, with its line break. `''` for no text. */
export function commentAbove(doc: string, indent: string): string {
  if (doc === '') return '';
  if (!doc.includes('\n')) return `${indent}// ${withoutTags(doc)}\n`;
  return `${indent}/**\n${indent} * ${blockText(doc, indent)}\n${indent} */\n`;
}

/** A comment before a type in the middle of a line, with a blank after it. `''` for no text. */
export function commentBefore(doc: string, indent: string): string {
  return doc === '' ? '' : `/* ${blockText(doc, indent)} */ `;
}

/** One line of text at the end of a line. `''` for no text. */
export function commentAfter(doc: string): string {
  return doc === '' ? '' : ` // ${withoutTags(doc)}`;
}

function blockText(doc: string, indent: string): string {
  const text = withoutTags(doc).replaceAll('*/', '*\\/');
  if (!text.includes('\n')) return text;
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join(`\n${indent} * `)
    .replaceAll(' * \n', ' *\n');
}

/** `@` before a word is a tag to editors, and an order to the compiler in `@ts-ignore`. */
function withoutTags(doc: string): string {
  return doc.includes('@') ? doc.replace(/(^|[\s/*])@(?=[a-z])/gi, '$1\\@') : doc;
}
