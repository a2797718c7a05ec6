import { slice } from '../primordials.ts';
import { inspectLimits } from './limits.ts';

/** Cuts one string of a structure at the length strings are shown to. */
export function cutText(text: string): string {
  const rest = text.length - inspectLimits.stringLength;
  return rest <= 0
    ? text
    : `${slice(text, 0, inspectLimits.stringLength)}... ${rest} more character${rest > 1 ? 's' : ''}`;
}
