/**
 * How many calls, as it is printed: exact up to 1, then `3+`, `10+`, `30+`, … A prompt that holds it changes at a few
 * calls only, and caches of prompts live on.
 */
export function roundedCalls(calls: number): string {
  if (calls < 2) return '1';
  if (calls < 3) return '2';
  const power = 10 ** Math.floor(Math.log10(calls) + 1e-9);
  return calls < 10 ? '3+' : `${calls >= 3 * power ? 3 * power : power}+`;
}
