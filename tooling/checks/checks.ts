import { checkLayers } from './layers.ts';
import { checkLockfilePlatforms } from './lockfile-platforms.ts';
import { checkManifests } from './manifests.ts';
import type { Check } from './problem.ts';

/** Every check, by the name it is run and reported under. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['layers', checkLayers],
  ['manifests', checkManifests],
  ['lockfile-platforms', checkLockfilePlatforms],
]);
