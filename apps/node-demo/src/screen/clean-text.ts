import { stripVTControlCharacters } from 'node:util';

/** Characters that move a cursor, hide text or turn its direction. Line breaks stay. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text from a tool, a server or a model, safe to print: it can write lines and nothing else. */
export function cleanText(text: string): string {
  return stripVTControlCharacters(text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '  ')).replaceAll(control, '');
}
