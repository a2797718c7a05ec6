import { referenceLimit } from '../constants.ts';
import { isRecord } from '../is-record.ts';
import { Skip } from './skip.ts';

/** Finds what references inside a document point to. No reference leaves it. */
export interface References {
  /** The value a `$ref` names. Throws a {@link Skip} for a reference to another document or to nothing. */
  find(reference: string): unknown;
  /** Follows `$ref` until there is none. For everything but schemas, which may refer to themselves. */
  follow(value: unknown): unknown;
}

/** Local references only: no file is opened and no address is asked, whatever a document says. */
export function createReferences(root: Readonly<Record<string, unknown>>): References {
  function find(reference: string): unknown {
    let value: unknown = root;
    for (const key of keysOf(reference)) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
        throw new Skip('unresolved_reference', `There is nothing at ${shown(reference)} in the document.`);
      }
      value = (value as Record<string, unknown>)[key];
    }
    return value;
  }

  function follow(value: unknown): unknown {
    let current = value;
    for (let hops = 0; isRecord(current) && typeof current['$ref'] === 'string'; hops += 1) {
      if (hops === referenceLimit) {
        throw new Skip('circular_reference', `The reference ${shown(current['$ref'])} leads back to itself.`);
      }
      current = find(current['$ref']);
    }
    return current;
  }

  return { find, follow };
}

function keysOf(reference: string): readonly string[] {
  if (reference === '#') return [];
  if (!reference.startsWith('#')) {
    throw new Skip(
      'external_reference',
      `${shown(reference)} is in another document, which is never read. Bundle the documents into one first.`,
    );
  }
  if (!reference.startsWith('#/')) {
    throw new Skip('unresolved_reference', `${shown(reference)} is no JSON pointer; anchors are not followed.`);
  }
  return reference.slice(2).split('/').map(unescapeKey);
}

function unescapeKey(key: string): string {
  let plain = key;
  try {
    plain = decodeURIComponent(key);
  } catch {
    // A percent sign that encodes nothing stands for itself.
  }
  return plain.replaceAll('~1', '/').replaceAll('~0', '~');
}

const shownLength = 200;

function shown(reference: string): string {
  return JSON.stringify(reference.slice(0, shownLength));
}
