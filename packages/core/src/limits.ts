/**
 * Every number that bounds a run, in one place. Sizes count UTF-16 units of JSON text, which are bytes for ASCII.
 */
export interface RunLimits {
  /** Milliseconds from the call of `execute` to its outcome. */
  readonly wallMs: number;
  /** Milliseconds of processor time inside the guest. */
  readonly cpuMs: number;
  /** Bytes the guest may hold, heap and buffers together. */
  readonly memoryBytes: number;
  /** Tool calls in one run. One more ends the run with `call_limit_exceeded`. */
  readonly calls: number;
  /** Tool calls under way at one moment. More wait their turn. */
  readonly callsInFlight: number;
  /** One tool call's argument. A longer one is refused with a catchable `argument_too_large`. */
  readonly argumentBytes: number;
  /**
   * The program's result, and each tool's result. A longer one ends the run with `output_too_large`, or is refused with
   * a catchable `result_too_large`.
   */
  readonly resultBytes: number;
  /** All console lines together. What is over is left out, and the last line says so. */
  readonly logBytes: number;
  /** Levels of nesting: into tools, and out of tools and programs. One number sets both. */
  readonly nesting: number | { readonly in: number; readonly out: number };
}

/** Limits with nothing left open. */
export type ResolvedLimits = Omit<RunLimits, 'nesting'> & {
  readonly nesting: { readonly in: number; readonly out: number };
};

/** What a run may use unless the host says otherwise. */
export const defaultLimits: ResolvedLimits = {
  wallMs: 30_000,
  cpuMs: 10_000,
  memoryBytes: 128 * 1024 * 1024,
  calls: 1_000,
  callsInFlight: 200,
  argumentBytes: 2 * 1024 * 1024,
  resultBytes: 4 * 1024 * 1024,
  logBytes: 64 * 1024,
  nesting: { in: 200, out: 500 },
};

/**
 * The longest program that is compiled, in UTF-16 units. Parsing holds the host's thread, and a hostile text of this
 * length holds it for about a tenth of a second; a model that writes its longest answer stays below it.
 */
export const sourceBytes: number = 128 * 1024;

/** Listing the tools of one provider may take this long. */
export const listToolsMs = 30_000;

/** A message of one tool error, or of one refused input, is cut here before it crosses. */
export const errorMessageBytes: number = 8 * 1024;

/** Text handed to a model for one run: result, then console lines, then failure. */
export const answerBytes: number = 48 * 1024;

/** A backend that does not settle this long after it was told to stop is not waited for any more. */
export const settleMs = 2_000;

/** Longest delay a host timer takes; a longer wish waits in steps. */
export const longestTimerMs = 0x7fff_ffff;

/** Host timers one run may hold at a moment. Its own runtime asks for the next one only. */
export const alarms = 1_000;

/** Console lines kept of one run, however short they are. */
export const logLines = 10_000;

/** Schema validation gives up after following this many references: a hostile schema can make them multiply. */
export const schemaReferences = 20_000;

/** Arguments longer than this are read one a turn of the event loop. */
export const longMessageBytes: number = 128 * 1024;

/** Results of one run that are read in one turn of the event loop; what is ready beyond these waits for another turn. */
export const resultsOfTurnBytes: number = 2 * 1024 * 1024;

/** Schemas applied to parts of one value before validation stops: each takes a microsecond or two of the host. */
export const validationSteps = 20_000;

/** Work a schema's `pattern` may cost on one string, as steps of a naive matcher, before it is skipped. */
export const patternSteps = 2_000_000;

/** Values in one part of a tool that is fingerprinted: more than any real tool has, and read in about a second. */
export const fingerprintNodes = 1_000_000;

/**
 * Fills a partial set of limits from another. Throws a `TypeError` that names the limit for anything but a number
 * above zero.
 */
export function resolveLimits(partial: Partial<RunLimits> = {}, base: ResolvedLimits = defaultLimits): ResolvedLimits {
  const resolved: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(partial)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(base, name)) {
      throw new TypeError(`There is no limit "${name}": use ${Object.keys(base).join(', ')}.`);
    }
    if (name === 'nesting') resolved[name] = resolveNesting(value);
    else resolved[name] = checked(name, value);
  }
  return resolved as unknown as ResolvedLimits;
}

function resolveNesting(value: unknown): ResolvedLimits['nesting'] {
  if (typeof value === 'number') return { in: checked('nesting', value), out: checked('nesting', value) };
  const parts = value as { readonly in?: unknown; readonly out?: unknown };
  return { in: checked('nesting.in', parts.in), out: checked('nesting.out', parts.out) };
}

function checked(name: string, value: unknown): number {
  if (typeof value !== 'number' || !(value > 0)) {
    throw new TypeError(`limits.${name} must be a number above zero, and is ${String(value)}.`);
  }
  return value;
}

/** The limits of a run as sentences for a model. */
export function describeLimits(limits: ResolvedLimits): readonly string[] {
  const count = (value: number): string => value.toLocaleString('en-US');
  const size = (bytes: number): string =>
    bytes >= 1024 * 1024 ? `${count(Math.round(bytes / 1024 / 1024))} MiB` : `${count(Math.round(bytes / 1024))} KiB`;
  return [
    `${count(limits.wallMs / 1000)} s (${count(limits.cpuMs / 1000)} s of processor time), ${size(limits.memoryBytes)} of memory, ${count(limits.calls)} calls (${count(limits.callsInFlight)} at once).`,
    `Argument ${size(limits.argumentBytes)}, result ${size(limits.resultBytes)}, console ${size(limits.logBytes)}.`,
  ];
}
