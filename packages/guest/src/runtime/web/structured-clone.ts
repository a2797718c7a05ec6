import { bufferLength, dateTime, unbox, type Brand } from '../inspect/brand.ts';
import { identify } from '../inspect/identity.ts';
import { rawStack } from '../raw-stack.ts';
import { chainData, hasOwn, objectKeys, ownData } from '../primordials.ts';
import { mapPairs, setItems } from '../inspect/collection-entries.ts';
import { DOMException } from './dom-exception.ts';
import { isPlatformObject } from './platform-prototypes.ts';
import { viewParts } from './view.ts';

/** Objects copied so far, by the object they are copies of: shared and circular references stay what they are. */
type Seen = Map<object, object>;
type Clone = (value: never, seen: Seen) => object;

/**
 * `structuredClone` of the HTML standard, with `transfer` of ArrayBuffers.
 *
 * A proxy is copied as the object it shows itself as, where browsers refuse it: the language cannot tell the two apart.
 */
export function structuredClone(value: unknown, options: { readonly transfer?: Iterable<unknown> } = {}): unknown {
  const transfer = options?.transfer === undefined ? [] : [...options.transfer];
  const seen: Seen = new Map();
  const moved: ArrayBuffer[] = [];
  for (const item of transfer) {
    const buffer = transferable(item);
    if (moved.includes(buffer)) throw cannotClone('An ArrayBuffer is in the transfer list twice.');
    moved.push(buffer);
  }
  // Copies made of views during the clone must already see the buffers that will hold the bytes, but nothing may be
  // taken away if the clone fails: clone first as copies, and only then detach.
  const result = clone(value, seen);
  for (const buffer of moved) buffer.transfer();
  return result;
}

function transferable(item: unknown): ArrayBuffer {
  try {
    bufferLength(item);
  } catch {
    throw cannotClone('Only ArrayBuffers can be transferred.');
  }
  if ((item as ArrayBuffer).detached) throw cannotClone('An ArrayBuffer in the transfer list is detached.');
  return item as ArrayBuffer;
}

function cannotClone(message: string): Error {
  return new DOMException(message, 'DataCloneError');
}

function clone(value: unknown, seen: Seen): unknown {
  if (typeof value === 'symbol') throw cannotClone(`${String(value)} could not be cloned.`);
  if (typeof value === 'function') throw cannotClone(`A function (${nameOf(value)}) could not be cloned.`);
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const { brand, className } = identify(value);
  const copy = cloners[brand];
  if (copy === undefined || (brand === 'object' && isPlatformObject(value))) {
    throw cannotClone(`An object of class ${className ?? brand} could not be cloned.`);
  }
  return copy(value as never, seen);
}

function nameOf(value: object): string {
  const name = ownData(value, 'name');
  return typeof name === 'string' && name !== '' ? name.slice(0, 100) : 'anonymous';
}

function remember<Copy extends object>(value: object, copy: Copy, seen: Seen): Copy {
  seen.set(value, copy);
  return copy;
}

function cloneFields(value: object, copy: object, seen: Seen): object {
  const keys = objectKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    // A getter may have taken a later key away.
    if (!hasOwn(value, key)) continue;
    Object.defineProperty(copy, key, {
      value: clone((value as Record<string, unknown>)[key], seen),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}

const cloners: Readonly<Partial<Record<Brand, Clone>>> = {
  object: (value: object, seen) => cloneFields(value, remember(value, {}, seen), seen),
  array: (value: unknown[], seen) => {
    const copy: unknown[] = remember(value, [], seen);
    copy.length = value.length;
    return cloneFields(value, copy, seen);
  },
  date: (value: Date, seen) => remember(value, new Date(dateTime(value)), seen),
  regexp: (value: RegExp, seen) => remember(value, new RegExp(value.source, value.flags), seen),
  boxed: (value: object, seen) => remember(value, cloneBoxed(value), seen),
  map: (value: Map<unknown, unknown>, seen) => {
    const copy = remember(value, new Map(), seen);
    for (const pair of mapPairs(value, Infinity) ?? []) copy.set(clone(pair[0], seen), clone(pair[1], seen));
    return copy;
  },
  set: (value: Set<unknown>, seen) => {
    const copy = remember(value, new Set(), seen);
    for (const item of setItems(value, Infinity) ?? []) copy.add(clone(item[0], seen));
    return copy;
  },
  error: cloneError,
  arraybuffer: (value: ArrayBuffer, seen) => remember(value, cloneBuffer(value), seen),
  typedarray: cloneView,
  dataview: cloneView,
};

function cloneBoxed(value: object): object {
  const inner = unbox(value)?.[1];
  if (inner === undefined || typeof inner === 'symbol') throw cannotClone('A boxed symbol could not be cloned.');
  return Object(inner) as object;
}

function cloneBuffer(value: ArrayBuffer): ArrayBuffer {
  if (value.detached) throw cannotClone('A detached ArrayBuffer could not be cloned.');
  if (!value.resizable) return value.slice(0);
  const copy = new ArrayBuffer(value.byteLength, { maxByteLength: value.maxByteLength });
  new Uint8Array(copy).set(new Uint8Array(value));
  return copy;
}

function cloneView(value: ArrayBufferView, seen: Seen): object {
  const parts = viewParts(value);
  const buffer = clone(parts.buffer, seen) as ArrayBuffer;
  return remember(value, new parts.type(buffer, parts.byteOffset, parts.length), seen);
}

const errorTypes = new Map<unknown, ErrorConstructor>(
  [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((type) => [type.name, type]),
);

function cloneError(value: object, seen: Seen): object {
  const message = chainData(value, 'message');
  const name = chainData(value, 'name');
  if (value instanceof DOMException) {
    return remember(value, new DOMException(`${message as string}`, `${name as string}`), seen);
  }
  const type = errorTypes.get(name) ?? Error;
  const copy = remember(value, new type(), seen);
  const set = (key: string, field: unknown): void => {
    Object.defineProperty(copy, key, { value: field, writable: true, enumerable: false, configurable: true });
  };
  if (typeof message === 'string' && message !== '') set('message', message);
  set('stack', rawStack(value));
  if (hasOwn(value, 'cause')) set('cause', clone((value as Error).cause, seen));
  return copy;
}
