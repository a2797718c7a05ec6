import { Kind } from '../types/type.ts';
import type { Place } from './document.ts';
import { kindsOfTypeKeyword } from './json-kind.ts';
import { isRecord, readKeywords } from './keywords.ts';
import type { Reader } from './reader.ts';

/** The JSON types a `not` rules out. What it rules out beyond that is a loss. */
export function forbiddenKinds(reader: Reader, not: unknown, place: Place): number {
  if (not === true) return Kind.all;
  if (not === false) return 0;
  if (!isRecord(not)) {
    reader.losses.add(place.path, 'not', 'invalid');
    return 0;
  }
  const asserting = assertingKeywords(not);
  if (asserting.length === 0) return Kind.all;
  const [only] = asserting;
  if (asserting.length === 1 && only === 'type') {
    const names: readonly unknown[] = Array.isArray(not['type']) ? not['type'] : [not['type']];
    // Without whole numbers there are still the others.
    const kinds = kindsOfTypeKeyword(names.filter((name) => name !== 'integer'));
    if (names.includes('integer') && !names.includes('number')) reader.losses.add(place.path, 'not', 'widened');
    return kinds ?? 0;
  }
  if (asserting.length === 1 && only === 'required') return 0;
  reader.losses.add(place.path, 'not', 'widened');
  return 0;
}

/** The properties a `not` rules out: `not: {required: ["a"]}` means that there is no `a`. */
export function forbiddenProperties(not: unknown): readonly string[] {
  if (!isRecord(not)) return [];
  const asserting = assertingKeywords(not);
  if (asserting.length !== 1) return [];
  if (asserting[0] === 'anyOf' && Array.isArray(not['anyOf'])) return not['anyOf'].flatMap(forbiddenProperties);
  const required = not['required'];
  if (asserting[0] !== 'required' || !Array.isArray(required) || required.length !== 1) return [];
  return required.filter((name): name is string => typeof name === 'string');
}

const silent: ReadonlySet<string> = new Set([
  '$id',
  '$anchor',
  '$dynamicAnchor',
  'default',
  'description',
  'title',
  'id',
]);

function assertingKeywords(schema: object): readonly string[] {
  return Object.keys(readKeywords(schema)).filter((keyword) => !silent.has(keyword));
}
