import {
  chainData,
  endsWith,
  hasOwn,
  includes,
  isArray,
  join,
  ownData,
  push,
  repeat,
  slice,
  splitAt,
} from '../primordials.ts';
import { rawStack } from '../raw-stack.ts';
import type { Identity } from './identity.ts';
import { inspectLimits } from './limits.ts';
import { type Key, type Keys, ownKeysOf } from './property-entries.ts';
import { cutText } from './cut-text.ts';
import type { InspectState } from './state.ts';

/** An error's name, its message and the program's own frames: what stands before its other fields. */
export function showErrorHead(
  state: InspectState,
  error: object,
  identity: Identity,
  depth: number,
): { readonly text: string } {
  const message = chainData(error, 'message');
  const title = titleOf(error, identity);
  const line = typeof message === 'string' && message !== '' ? `${title}: ${cutText(message)}` : title;
  const frames = framesOf(state, error);
  if (frames.length === 0 && depth > 0) return { text: `[${indent(state, line)}]` };
  return { text: indent(state, frames.length === 0 ? line : `${line}\n    ${join(frames, '\n    ')}`) };
}

function titleOf(error: object, identity: Identity): string {
  const own = chainData(error, 'name');
  const name = typeof own === 'string' && own !== '' ? cutText(own) : 'Error';
  const { className } = identity;
  if (className === undefined) return `[${name}: null prototype]`;
  const tag = identity.tag === '' ? '' : ` [${identity.tag}]`;
  if (className === name || className === 'Error') return name + tag;
  // A subclass that never set its name is known by its class; one that did is known by both.
  return endsWith(className, name) || (endsWith(name, 'Error') && includes(builtIn, ` ${name} `))
    ? className + tag
    : `${className}${tag} [${name}]`;
}

const builtIn = ' Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError ';

function framesOf(state: InspectState, error: object): readonly string[] {
  const stack = rawStack(error);
  if (stack === '') return [];
  const frames = state.formatStack(stack);
  if (frames.length <= inspectLimits.frames) return frames;
  const shown: string[] = [];
  for (let index = 0; index < inspectLimits.frames; index++) push(shown, frames[index]);
  push(shown, `... ${frames.length - inspectLimits.frames} more frames`);
  return shown;
}

function indent(state: InspectState, text: string): string {
  if (state.indentation === 0 || !includes(text, '\n')) return text;
  return join(splitAt(text, '\n'), `\n${repeat(' ', state.indentation)}`);
}

/** The fields shown after the head: not what it says already, but `cause` and `errors` though they are hidden. */
export function errorKeys(error: object, head: string): Keys {
  const keys = ownKeysOf(error, (key) => isInHead(error, key, head));
  if (hasOwn(error, 'cause')) addKey(keys, 'cause');
  if (isArray(ownData(error, 'errors'))) addKey(keys, 'errors');
  return keys;
}

function isInHead(error: object, key: Key, head: string): boolean {
  if (key === 'stack') return true;
  if (key !== 'message' && key !== 'name') return false;
  const value = ownData(error, key);
  return typeof value !== 'string' || includes(head, slice(value, 0, 100));
}

function addKey(keys: Keys, key: Key): void {
  for (let index = 0; index < keys.list.length; index++) if (keys.list[index] === key) return;
  push(keys.list, key);
}
