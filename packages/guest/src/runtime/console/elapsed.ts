import { floor, numberToString, padStart, toFixed } from '../primordials.ts';

/** A duration as `console.timeEnd` prints it: `12ms`, `1.500s`, `2:05.250 (m:ss.mmm)`, `1:00:00.000 (h:mm:ss.mmm)`. */
export function showElapsed(elapsedMs: number): string {
  const seconds = elapsedMs / 1000;
  if (seconds < 1) return `${numberToString(elapsedMs)}ms`;
  if (seconds < 60) return `${toFixed(seconds, 3)}s`;
  const minutes = floor(seconds / 60);
  const rest = padStart(toFixed(seconds % 60, 3), 6, '0');
  if (minutes < 60) return `${minutes}:${rest} (m:ss.mmm)`;
  return `${floor(minutes / 60)}:${padStart(`${minutes % 60}`, 2, '0')}:${rest} (h:mm:ss.mmm)`;
}
