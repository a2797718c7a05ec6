import { ownData } from '../primordials.ts';
import { bufferLength, mapSize, setSize, typedArrayLength, viewBuffer, viewLength, viewOffset } from './brand.ts';
import { showBoxed, showDate, showRegExp } from './boxed.ts';
import { arrayColumns, arrayEntries, bytesEntry, typedArrayEntries } from './array-entries.ts';
import { mapEntries, setEntries } from './collection-entries.ts';
import { errorKeys, showErrorHead } from './error.ts';
import { showFunction } from './function.ts';
import { type Identity, prefixOf } from './identity.ts';
import { type Key, ownKeysOf, propertyEntries } from './property-entries.ts';
import type { InspectState, ShowValue } from './state.ts';
import { viewDescription } from './view-entries.ts';

/** How one object is shown: either as a text, or as a base, braces and entries that are made on demand. */
export interface Description {
  readonly base: string;
  readonly open: string;
  readonly close: string;
  entries(show: ShowValue, depth: number): string[];
  columns?(entries: number): { readonly isNumeric: boolean; readonly hasMore: boolean };
}

type Describe = (state: InspectState, value: object, identity: Identity) => string | Description;

/** Picks the way an object is shown by what the language made it as. */
export function describe(state: InspectState, value: object, identity: Identity, depth: number): string | Description {
  const view = state.view(value);
  if (view !== undefined) return viewDescription(state, view);
  switch (identity.brand) {
    case 'array':
      return describeArray(state, value, identity);
    case 'typedarray':
      return describeTypedArray(state, value, identity);
    case 'map':
      return describeCollection(state, value, identity, { name: 'Map', size: mapSize(value), entries: mapEntries });
    case 'set':
      return describeCollection(state, value, identity, { name: 'Set', size: setSize(value), entries: setEntries });
    case 'error':
      return describeError(state, value, identity, depth);
    case 'arraybuffer':
      return withBraces(state, value, prefixOf(identity, 'ArrayBuffer'), (show, inner) => [
        bytesEntry(state, value),
        `[byteLength]: ${show(state, bufferLength(value), inner)}`,
      ]);
    case 'dataview':
      return withBraces(state, value, prefixOf(identity, 'DataView'), (show, inner) => [
        `[byteLength]: ${show(state, viewLength(value), inner)}`,
        `[byteOffset]: ${show(state, viewOffset(value), inner)}`,
        `[buffer]: ${show(state, viewBuffer(value), inner)}`,
      ]);
    case 'weak':
      return withBraces(state, value, prefixOf(identity, 'WeakMap'), () => ['<items unknown>']);
    default:
      return simple[identity.brand](state, value, identity);
  }
}

const simple: Readonly<Record<'object' | 'promise' | 'function' | 'regexp' | 'date' | 'boxed', Describe>> = {
  function: (state, value, identity) => withBase(state, value, showFunction(value, identity)),
  regexp: (state, value, identity) => withBase(state, value, named(identity, 'RegExp', showRegExp(value))),
  date: (state, value, identity) => withBase(state, value, named(identity, 'Date', showDate(value))),
  boxed: (state, value, identity) => withBase(state, value, showBoxed(value, identity), isBoxedIndex),
  promise: (state, value, identity) => describeObject(state, value, prefixOf(identity, 'Promise')),
  object: (state, value, identity) =>
    describeObject(
      state,
      value,
      identity.className === 'Object' && identity.tag === '' ? '' : prefixOf(identity, 'Object'),
    ),
};

function named(identity: Identity, usual: string, text: string): string {
  const prefix = prefixOf(identity, usual);
  return prefix === `${usual} ` ? text : prefix + text;
}

/** The characters of a boxed string are its keys; the text is shown already. */
function isBoxedIndex(key: Key): boolean {
  return typeof key === 'string' && `${+key >>> 0}` === key;
}

function withBase(
  state: InspectState,
  value: object,
  base: string,
  isHidden: (key: Key) => boolean = () => false,
): string | Description {
  const keys = ownKeysOf(value, isHidden);
  if (keys.list.length === 0) return base;
  return { base, open: '{', close: '}', entries: (show, depth) => propertyEntries(state, value, keys, show, depth) };
}

function describeObject(state: InspectState, value: object, prefix: string): string | Description {
  const keys = ownKeysOf(value);
  if (keys.list.length === 0) return `${prefix}{}`;
  return {
    base: '',
    open: `${prefix}{`,
    close: '}',
    entries: (show, depth) => propertyEntries(state, value, keys, show, depth),
  };
}

function withBraces(
  state: InspectState,
  value: object,
  prefix: string,
  first: (show: ShowValue, depth: number) => string[],
): Description {
  return {
    base: '',
    open: `${prefix}{`,
    close: '}',
    entries: (show, depth) => {
      state.indentation += 2;
      const entries = first(show, depth);
      state.indentation -= 2;
      return propertyEntries(state, value, ownKeysOf(value), show, depth, entries);
    },
  };
}

function describeArray(state: InspectState, value: object, identity: Identity): string | Description {
  const length = ownData(value, 'length') as number;
  const isPlain = identity.className === 'Array' && identity.tag === '';
  const prefix = isPlain ? '' : prefixOf(identity, 'Array', `(${length})`);
  const keys = ownKeysOf(value, undefined, length);
  if (length === 0 && keys.list.length === 0) return `${prefix}[]`;
  return {
    base: '',
    open: `${prefix}[`,
    close: ']',
    entries: (show, depth) =>
      propertyEntries(state, value, keys, show, depth, arrayEntries(state, value, length, show, depth)),
    columns: (entries) => arrayColumns(state, value, entries),
  };
}

function describeTypedArray(state: InspectState, value: object, identity: Identity): string | Description {
  const length = typedArrayLength(value) as number;
  const prefix = prefixOf(identity, 'TypedArray', `(${length})`);
  if (length === 0) return `${prefix}[]`;
  return {
    base: '',
    open: `${prefix}[`,
    close: ']',
    entries: () => typedArrayEntries(state, value, length),
    columns: (entries) => ({ isNumeric: true, hasMore: entries > state.items }),
  };
}

function describeCollection(
  state: InspectState,
  value: object,
  identity: Identity,
  kind: {
    readonly name: string;
    readonly size: unknown;
    readonly entries: (state: InspectState, value: object, show: ShowValue, depth: number) => string[];
  },
): string | Description {
  const prefix = prefixOf(identity, kind.name, `(${kind.size as number})`);
  const keys = ownKeysOf(value);
  if (kind.size === 0 && keys.list.length === 0) return `${prefix}{}`;
  return {
    base: '',
    open: `${prefix}{`,
    close: '}',
    entries: (show, depth) => propertyEntries(state, value, keys, show, depth, kind.entries(state, value, show, depth)),
  };
}

function describeError(state: InspectState, value: object, identity: Identity, depth: number): string | Description {
  const head = showErrorHead(state, value, identity, depth);
  const keys = errorKeys(value, head.text);
  if (keys.list.length === 0) return head.text;
  return {
    base: head.text,
    open: '{',
    close: '}',
    entries: (show, inner) => propertyEntries(state, value, keys, show, inner),
  };
}
