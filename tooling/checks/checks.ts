import { checkCapabilities } from './capabilities.ts';
import { checkCleanRoots } from './clean-roots.ts';
import { checkDeclaredTypes } from './declared-types.ts';
import { checkErrorCodes } from './error-codes.ts';
import { checkLayers } from './layers.ts';
import { checkLimits } from './limits.ts';
import { checkLockfilePlatforms } from './lockfile-platforms.ts';
import { checkManifests } from './manifests.ts';
import type { Check } from './problem.ts';
import { checkSizes } from './sizes.ts';
import { checkSnippets } from './snippets.ts';
import { checkSourceStyle } from './source-style.ts';
import { checkSurface } from './surface.ts';
import { checkText } from './text.ts';

/** Every check, by the name it is run and reported under. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['layers', checkLayers],
  ['manifests', checkManifests],
  ['lockfile-platforms', checkLockfilePlatforms],
  ['text', checkText],
  ['source-style', checkSourceStyle],
  ['limits', checkLimits],
  ['error-codes', checkErrorCodes],
  ['clean-roots', checkCleanRoots],
  ['declared-types', checkDeclaredTypes],
  ['surface', checkSurface],
  ['snippets', checkSnippets],
  ['sizes', checkSizes],
  ['capabilities', checkCapabilities],
]);
