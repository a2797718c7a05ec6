import {
  functionToString,
  getPrototypeOf,
  includes,
  indexOf,
  isPrototypeOf,
  ownData,
  slice,
  startsWith,
} from '../primordials.ts';
import { cutText } from './cut-text.ts';
import type { Identity } from './identity.ts';

/** `[Function: name]`, `[AsyncFunction: name]`, `[class Name extends Base]`, … */
export function showFunction(value: object, identity: Identity): string {
  if (isClass(value)) return showClass(value, identity);
  const kind = kindOf(value);
  const name = ownData(value, 'name');
  const isNamed = typeof name === 'string' && name !== '';
  let text = `[${kind}${identity.className === undefined ? ' (null prototype)' : ''}`;
  text += isNamed ? `: ${cutText(name)}]` : ' (anonymous)]';
  if (identity.className !== undefined && identity.className !== kind) text += ` ${identity.className}`;
  return identity.tag === '' ? text : `${text} [${identity.tag}]`;
}

function kindOf(value: object): string {
  // What a new function has for a prototype is the language's own, whatever a program did.
  if (isLike(async function* () {}, value)) return 'AsyncGeneratorFunction';
  if (isLike(function* () {}, value)) return 'GeneratorFunction';
  return isLike(async () => {}, value) ? 'AsyncFunction' : 'Function';
}

function isLike(example: object, value: object): boolean {
  return isPrototypeOf(getPrototypeOf(example) as object, value);
}

/** A class's source text begins with the word; a method called `class` has a bracket before its brace. */
function isClass(value: object): boolean {
  let text: string;
  try {
    text = functionToString(value);
  } catch {
    return false;
  }
  if (!startsWith(text, 'class')) return false;
  const brace = indexOf(text, '{');
  return (
    brace !== -1 && (startsWith(text, 'class ') || startsWith(text, 'class{') || !includes(slice(text, 0, brace), '('))
  );
}

function showClass(value: object, identity: Identity): string {
  const name = ownData(value, 'name');
  let text = `[class ${typeof name === 'string' && name !== '' ? cutText(name) : '(anonymous)'}`;
  if (identity.className === undefined) return `${text} extends [null prototype]]`;
  if (identity.className !== 'Function') text += ` [${identity.className}]`;
  if (identity.tag !== '') text += ` [${identity.tag}]`;
  const base = getPrototypeOf(value);
  const baseName = base === null ? undefined : ownData(base, 'name');
  return typeof baseName === 'string' && baseName !== '' ? `${text} extends ${cutText(baseName)}]` : `${text}]`;
}
