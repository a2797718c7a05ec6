import type { Place } from './document.ts';
import type { Group } from './group.ts';

/** Alternatives: one branch holds, each a list of schemas that hold at once. */
export interface Factor {
  readonly keyword: string;
  readonly place: Place;
  readonly branches: readonly (readonly Place[])[];
}

/** Schemas that hold at once, with references and `allOf` opened. */
export interface Collected {
  readonly groups: Group[];
  readonly factors: Factor[];
  /** Nothing is valid. */
  impossible: boolean;
  /** At least one reference was followed. */
  followed: boolean;
}
