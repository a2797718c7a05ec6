import { createSafeMap, join, push, slice, splitAt, startsWith, symbolToString } from './primordials.ts';
import { cut } from './cut.ts';
import { cutText } from './inspect/cut-text.ts';
import { identify, prefixOf } from './inspect/identity.ts';
import { layOut } from './inspect/layout.ts';
import { inspectLimits } from './inspect/limits.ts';
import type { PlatformView } from './inspect/platform.ts';
import { plainLine } from './inspect/plain-line.ts';
import { quoteInside, showNumber } from './inspect/quote.ts';
import { describe } from './inspect/describe.ts';
import { type InspectState, isSpent } from './inspect/state.ts';

/** How {@link inspect} shows a value. */
export interface InspectOptions {
  /** Levels of nesting shown; 0 shows the value's own fields only, -1 its class. */
  readonly depth?: number;
  /** Items shown of an array, a Map or a Set. */
  readonly items?: number;
  /** `Infinity` for everything on one line. */
  readonly lineWidth?: number;
  /** Characters after which the text is cut. */
  readonly textLength?: number;
  /** Quotes a string that is the value itself; otherwise only strings inside of structures are quoted. */
  readonly quoteTop?: boolean;
  /** Lines to show for an error's raw `stack`: those of the program's own frames. All frames, unless given. */
  readonly formatStack?: ((stack: string) => readonly string[]) | undefined;
  /** How an object of the runtime's own is shown: its state is not in properties. */
  readonly view?: ((value: object) => PlatformView | undefined) | undefined;
}

/**
 * Shows any value as text, the way Node's console does, five levels deeper.
 *
 * Called for console arguments and thrown values. Never calls anything of the program's: no getter, no `toString`, no
 * `toJSON`, no inspection hook; a proxy's traps are the one thing JavaScript cannot avoid, and what they throw is caught.
 * The text and the number of values looked at are bounded. Never throws.
 */
export function inspect(value: unknown, options: InspectOptions = {}): string {
  const textLength = options.textLength ?? inspectLimits.textLength;
  if (typeof value === 'string' && options.quoteTop !== true) return cut(value, textLength);
  try {
    const line = options.depth === undefined ? shortLine(value, options) : undefined;
    if (line !== undefined) return cut(line, textLength);
    return cut(showValue(createState(options, textLength), value, 0), textLength);
  } catch {
    // The stack is used up, or a trap threw where nothing nearer caught it.
    return '[value that cannot be shown]';
  }
}

function shortLine(value: unknown, options: InspectOptions): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return plainLine(value, options.lineWidth ?? inspectLimits.lineWidth);
  } catch {
    // A proxy among the fields: shown the long way, where only that field is lost.
    return undefined;
  }
}

function createState(options: InspectOptions, textLength: number): InspectState {
  return {
    depth: options.depth ?? inspectLimits.depth,
    items: options.items ?? inspectLimits.items,
    lineWidth: options.lineWidth ?? inspectLimits.lineWidth,
    textLength,
    formatStack: options.formatStack ?? allFrames,
    view: options.view ?? noView,
    seen: [],
    circular: undefined,
    indentation: 0,
    currentDepth: 0,
    visitsLeft: inspectLimits.visits,
    charactersLeft: textLength,
  };
}

function noView(): undefined {
  return undefined;
}

function allFrames(stack: string): readonly string[] {
  const frames: string[] = [];
  const lines = splitAt(stack, '\n');
  for (let index = 0; index < lines.length; index++) {
    if (startsWith(lines[index] as string, '    at ')) push(frames, slice(lines[index] as string, 4));
  }
  return frames;
}

function showValue(state: InspectState, value: unknown, depth: number): string {
  state.visitsLeft--;
  if (isSpent(state)) return '...';
  const text = isPrimitive(value) ? showPrimitive(state, value) : showObject(state, value as object, depth);
  // Text that was counted when a part was shown is counted again with the whole: deep nesting ends sooner, that is all.
  state.charactersLeft -= text.length;
  return text;
}

function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function showPrimitive(state: InspectState, value: unknown): string {
  if (typeof value === 'string') return quoteInside(value, state.indentation, state.lineWidth);
  if (typeof value === 'number') return showNumber(value);
  if (typeof value === 'symbol') return cutText(symbolToString(value));
  return typeof value === 'bigint' ? `${value}n` : `${value as null | undefined | boolean}`;
}

function showObject(state: InspectState, value: object, depth: number): string {
  for (let index = 0; index < state.seen.length; index++) {
    if (state.seen[index] === value) return `[Circular *${circularIndex(state, value)}]`;
  }
  try {
    return showFresh(state, value, depth);
  } catch {
    return '[object that cannot be shown]';
  }
}

function circularIndex(state: InspectState, value: object): number {
  state.circular ??= createSafeMap<object, number>();
  const known = state.circular.get(value);
  if (known !== undefined) return known;
  const index = state.circular.size() + 1;
  state.circular.set(value, index);
  return index;
}

function showFresh(state: InspectState, value: object, depth: number): string {
  const identity = identify(value);
  const description = describe(state, value, identity, depth);
  if (typeof description === 'string') return description;
  if (depth > state.depth) {
    const name = slice(prefixOf(identity, 'Object'), 0, -1);
    return identity.className === undefined ? name : `[${name === '' ? 'Object' : name}]`;
  }
  const { indentation } = state;
  const seen = state.seen.length;
  push(state.seen, value);
  state.currentDepth = depth + 1;
  try {
    const entries = description.entries(showValue, depth + 1);
    const index = state.circular?.get(value);
    const reference = index === undefined ? '' : `<ref *${index}>`;
    const base = join(
      reference !== '' && description.base !== '' ? [reference, description.base] : [reference + description.base],
      ' ',
    );
    const parts = { base, open: description.open, close: description.close, entries };
    const columns = description.columns?.(entries.length);
    return layOut(state, columns === undefined ? parts : { ...parts, columns }, depth + 1);
  } finally {
    state.indentation = indentation;
    state.seen.length = seen;
  }
}
