/** Two copies of a package can meet in one process, so identity is a brand in the global symbol registry, not a class. */
export function hasBrand(value: unknown, brand: symbol): boolean {
  return typeof value === 'object' && value !== null && brand in value;
}

/** Marks an object so that {@link hasBrand} knows it, without showing in listings of its keys. */
export function addBrand(value: object, brand: symbol): void {
  Object.defineProperty(value, brand, { value: true });
}
