const tolerance = 0.05;

/** Kilobytes to one decimal. */
export function toKilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}

/** True for numbers that differ by less than one part in twenty, or by what rounding hides. */
export function isNear(now: number, said: number | undefined): boolean {
  return said !== undefined && Math.abs(now - said) <= Math.max(0.1, said * tolerance) + Number.EPSILON;
}
