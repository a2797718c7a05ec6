const shownUnits = 160;

/** The error a clause rejects with: one sentence. */
export function fail(sentence: string): Error {
  const error = new Error(sentence);
  error.name = 'ClauseFailure';
  return error;
}

/** Fails with `sentence` unless `condition` holds. */
export function expectThat(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw fail(sentence);
}

/** A value cut to a length fit for a sentence. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const head = JSON.stringify(value.slice(0, shownUnits));
    return value.length > shownUnits ? `${head}… (${value.length} units)` : head;
  }
  if (value instanceof Error) return `${value.name}: ${value.message.slice(0, shownUnits)}`;
  return `${typeof value} ${String(value).slice(0, shownUnits)}`;
}
