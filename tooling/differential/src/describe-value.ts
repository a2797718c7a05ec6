/** A value as one line that tells apart whatever the codec can: `-0` from `0`, a `Map` from an object, and so on. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'object':
      return value === null ? 'null' : describeObject(value);
    default:
      return String(value);
  }
}

function describeObject(value: object): string {
  const list = (values: Iterable<unknown>): string => [...values].map(describeValue).join(', ');
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => (index in value ? describeValue(item) : '<hole>')).join(', ')}]`;
  }
  if (value instanceof Date) return `Date(${value.getTime()})`;
  if (value instanceof Map) {
    return `Map(${[...value].map(([key, item]) => `${describeValue(key)} => ${describeValue(item)}`).join(', ')})`;
  }
  if (value instanceof Set) return `Set(${list(value)})`;
  if (value instanceof Uint8Array) return `Uint8Array(${list(value)})`;
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${describeValue(item)}`);
  if (!(value instanceof Error)) return `{${fields.join(', ')}}`;
  const cause = 'cause' in value ? `, cause ${describeValue(value.cause)}` : '';
  return `Error(${value.name}: ${JSON.stringify(value.message)}${cause}, {${fields.join(', ')}})`;
}
