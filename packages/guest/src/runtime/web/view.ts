import { getterOf, getPrototypeOf, uncurryThis } from '../primordials.ts';

const Bytes = Uint8Array;
const typedArray = getPrototypeOf(Uint8Array.prototype) as object;
type Read = (self: unknown) => unknown;

function readersOf(prototype: object): { readonly buffer: Read; readonly start: Read; readonly length: Read } {
  return {
    buffer: uncurryThis(getterOf(prototype, 'buffer')),
    start: uncurryThis(getterOf(prototype, 'byteOffset')),
    length: uncurryThis(getterOf(prototype, 'byteLength')),
  };
}

const typedArrayReaders = readersOf(typedArray);
const dataViewReaders = readersOf(DataView.prototype);
const itemCount: Read = uncurryThis(getterOf(typedArray, 'length'));
const typedArrayName: Read = uncurryThis(getterOf(typedArray, Symbol.toStringTag));
const { isView } = ArrayBuffer;
const bufferLength: (self: unknown) => unknown = uncurryThis(getterOf(ArrayBuffer.prototype, 'byteLength'));

/** The bytes of an ArrayBuffer or of a view of one, without copying. Throws a TypeError for anything else. */
export function bytesOf(source: unknown): Uint8Array<ArrayBuffer> {
  if (isView(source)) {
    const readers = typedArrayName(source) === undefined ? dataViewReaders : typedArrayReaders;
    return new Bytes(
      readers.buffer(source) as ArrayBuffer,
      readers.start(source) as number,
      readers.length(source) as number,
    );
  }
  bufferLength(source);
  return new Bytes(source as ArrayBuffer);
}

type ViewType = new (buffer: ArrayBuffer, byteOffset: number, length?: number) => ArrayBufferView;

const viewTypes = new Map<unknown, ViewType>();
for (const type of [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
]) {
  viewTypes.set(type.name, type);
}
const half = (globalThis as { readonly Float16Array?: ViewType }).Float16Array;
if (half !== undefined) viewTypes.set('Float16Array', half);
const typeNamed = viewTypes.get.bind(viewTypes);
const DataViewType = DataView as ViewType;

/** What a view of a buffer is made of, read past anything a program put on it. */
export function viewParts(view: ArrayBufferView): {
  readonly type: ViewType;
  readonly buffer: ArrayBuffer;
  readonly byteOffset: number;
  /** Items of a typed array, bytes of a DataView. */
  readonly length: number;
} {
  const type = typeNamed(typedArrayName(view));
  const readers = type === undefined ? dataViewReaders : typedArrayReaders;
  return {
    type: type ?? DataViewType,
    buffer: readers.buffer(view) as ArrayBuffer,
    byteOffset: readers.start(view) as number,
    length: (type === undefined ? readers.length(view) : itemCount(view)) as number,
  };
}
