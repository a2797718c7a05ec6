import type { LossLog } from '../losses.ts';
import type { Site, Target, Type } from '../types/type.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { Side } from './constraint-words.ts';
import type { Document, Place } from './document.ts';
import type { Collected } from './collected.ts';

/** What the reading functions share while one schema is read. */
export interface Reader {
  readonly table: TypeTable;
  readonly losses: LossLog;
  readonly document: Document;
  readonly side: Side;
  /** What a set of schemas came to, by {@link idsOf}; also those being read right now. */
  readonly known: Map<string, Entry>;
  readonly ids: Map<unknown, number>;
  /** Schemas too deep to be read in place, to be read once the others are. */
  readonly queue: { readonly entry: Entry; readonly places: readonly Place[]; readonly kinds: number }[];
  /** Every target made for this schema. */
  readonly targets: Target[];
  /** Reads schemas that hold at once. `kinds`: the JSON types possible here; others are left out. */
  readAll(places: readonly Place[], kinds: number): Site;
  /** The same for what stands inside a property, an item and so on: a place where a type may contain itself. */
  readInside(places: readonly Place[], kinds: number): Site;
  /** The type of collected schemas. */
  build(collected: Collected, kinds: number): Type;
  /** How many schemas the one being read is inside. */
  depth: number;
  /** How many properties, items and so on the one being read is inside. */
  guards: number;
  /** The innermost entry being read. */
  reading: Entry | undefined;
}

export interface Entry {
  readonly target: Target;
  /** `guards` when the reading began. */
  readonly guards: number;
  site: Site | undefined;
}

/** Names a set of schemas by identity, whatever their order. */
export function idsOf(reader: Reader, places: readonly Place[], kinds: number): string {
  const ids = places.map((place) => {
    let id = reader.ids.get(place.schema);
    if (id === undefined) reader.ids.set(place.schema, (id = reader.ids.size + 1));
    return id;
  });
  return `${ids.sort((a, b) => a - b).join()}:${kinds}`;
}
