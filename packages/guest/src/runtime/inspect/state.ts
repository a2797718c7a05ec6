import type { SafeMap } from '../primordials.ts';
import type { PlatformView } from './platform.ts';

/** What one call of `inspect` carries along. */
export interface InspectState {
  readonly depth: number;
  readonly items: number;
  readonly lineWidth: number;
  readonly textLength: number;
  readonly formatStack: (stack: string) => readonly string[];
  readonly view: (value: object) => PlatformView | undefined;
  /** The objects that are being shown around the current one. */
  readonly seen: object[];
  /** Numbers given to objects that contain themselves. */
  circular: SafeMap<object, number> | undefined;
  indentation: number;
  /** Depth of the value shown last: a structure is put on one line only if little is nested in it. */
  currentDepth: number;
  visitsLeft: number;
  charactersLeft: number;
}

/** True once the text or the number of values is used up; the rest is then cut. */
export function isSpent(state: InspectState): boolean {
  return state.visitsLeft <= 0 || state.charactersLeft <= 0;
}

/** Shows one value at a depth. Passed along so that the parts need not import each other in a ring. */
export type ShowValue = (state: InspectState, value: unknown, depth: number) => string;
