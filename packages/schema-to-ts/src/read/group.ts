import type { Origin } from '../types/type.ts';
import { cleanText, docText } from './doc-text.ts';
import type { Place } from './document.ts';
import type { Keywords } from './keywords.ts';
import type { Reader } from './reader.ts';

/** One schema of several that hold at once. */
export interface Group {
  readonly keywords: Keywords;
  readonly place: Place;
  readonly viaReference: boolean;
}

/** Where a structure stands, and what its author calls it. */
export function originOf(group: Group | undefined): Origin {
  if (group === undefined) return { title: undefined, path: { parent: undefined, keyword: '', key: undefined } };
  const title = cleanText(group.keywords.title).slice(0, 80);
  return { title: title === '' ? undefined : title, path: group.place.path };
}

/** The doc of one of the schemas that hold here. */
export function groupDoc(reader: Reader, group: Group): string {
  return docText(group.keywords, group.place.path, reader.side, reader.losses);
}

/** A place below another. */
export function placeBelow(place: Place, schema: unknown, keyword: string, key?: string): Place {
  return { schema, resource: place.resource, path: { parent: place.path, keyword, key } };
}
