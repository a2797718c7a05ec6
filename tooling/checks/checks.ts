import { checkCleanRoots } from './clean-roots.ts';
import { checkDeclaredTypes } from './declared-types.ts';
import { checkLayers } from './layers.ts';
import { checkLockfilePlatforms } from './lockfile-platforms.ts';
import { checkManifests } from './manifests.ts';
import type { Check } from './problem.ts';
import { checkSurface } from './surface.ts';

/** Every check, by the name it is run and reported under. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['layers', checkLayers],
  ['manifests', checkManifests],
  ['lockfile-platforms', checkLockfilePlatforms],
  ['clean-roots', checkCleanRoots],
  ['declared-types', checkDeclaredTypes],
  ['surface', checkSurface],
]);
