const whole = new Intl.NumberFormat('en-GB');

/** `1,234`. */
export function count(value: number): string {
  return whole.format(value);
}

/** `1 call`, `2 calls`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** `482 ms`, `3.1 s`. */
export function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** `1.2 kB` of UTF-16 units, which are bytes for plain text. */
export function size(units: number): string {
  return units < 1_000 ? `${units} B` : `${(units / 1_000).toFixed(1)} kB`;
}
