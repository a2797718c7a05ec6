import { slice } from './primordials.ts';

/** Cuts a text that is too long, and says so. */
export function cut(text: string, textLength: number): string {
  const rest = text.length - textLength;
  return rest <= 0 ? text : `${slice(text, 0, textLength)}... ${rest} more character${rest > 1 ? 's' : ''}`;
}
