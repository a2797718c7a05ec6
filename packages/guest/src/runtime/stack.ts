import { chainData, indexOf, join, push, slice, splitAt, startsWith } from './primordials.ts';

/** The part of V8's call site that is used. */
interface CallSite {
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getFunctionName(): string | null;
  getScriptNameOrSourceURL?(): string | null;
  getFileName(): string | null;
  isAsync?(): boolean;
}

type PrepareStackTrace = (error: unknown, sites: readonly CallSite[]) => unknown;

const PrivateError = Error as typeof Error & { prepareStackTrace?: PrepareStackTrace; stackTraceLimit?: number };

/** Frames of the runtime and the backend stand among the program's; the limit leaves room for them. */
const framesLooked = 40;
/** The callback's own frame, then the one of the program's script that called it. */
const probedFrames = 2;
const frameStart = '    at ';
const placeStart = '(program:';

/** The program's script starts with one line of its own. */
const ownLines = 1;

/** Lets a function of the program's own script call back, so that the script can be told from all others. */
export type Probe = (callback: () => unknown) => unknown;

/**
 * Makes `error.stack` speak of the program's own lines only, the same on every backend: no frame of the runtime, the
 * backend or the host.
 */
export function installStackTraces(): {
  /**
   * Called before the program runs: an engine does not format a stack while it formats another, so the program's script
   * must be known by then. `openingLines` of its text are not the model's.
   */
  begin(probe: Probe, openingLines: number): void;
} {
  let script: string | null | undefined;
  let isProbing = false;
  let linesBefore = ownLines;
  const scriptOf = (site: CallSite): string | null => site.getScriptNameOrSourceURL?.() ?? site.getFileName();
  PrivateError.stackTraceLimit = framesLooked;
  PrivateError.prepareStackTrace = (error, sites) => {
    if (isProbing) return sites;
    const lines: string[] = [head(error)];
    for (let at = 0; at < sites.length; at++) {
      const site = sites[at] as CallSite;
      const line = (site.getLineNumber() ?? 0) - linesBefore;
      if (line < 1 || scriptOf(site) !== script) continue;
      const name = site.getFunctionName();
      const label = name === null || name === '' || name === 'main' ? 'program' : name;
      push(
        lines,
        `${frameStart}${site.isAsync?.() ? 'async ' : ''}${label} ${placeStart}${line}:${site.getColumnNumber() ?? 1})`,
      );
    }
    return join(lines, '\n');
  };
  return {
    begin(probe, openingLines) {
      linesBefore = ownLines + openingLines;
      // A backend that rehearses evaluates the program's text as it did the rehearsal's.
      if (script !== undefined) return;
      isProbing = true;
      PrivateError.stackTraceLimit = probedFrames;
      try {
        const sites = probe(() => new PrivateError().stack) as readonly CallSite[];
        script = scriptOf(sites[probedFrames - 1] as CallSite);
      } finally {
        PrivateError.stackTraceLimit = framesLooked;
        isProbing = false;
      }
    },
  };
}

function head(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'Error';
  const name = chainData(error, 'name');
  const message = chainData(error, 'message');
  const shown = typeof name === 'string' && name !== '' ? name : 'Error';
  return typeof message === 'string' && message !== '' ? `${shown}: ${message}` : shown;
}

/** The frame lines of a stack made above, without their indentation. Anything else a program put there gives none. */
export function programFrames(stack: string): string[] {
  const frames: string[] = [];
  const lines = splitAt(stack, '\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (startsWith(line, frameStart) && indexOf(line, placeStart) > 0) push(frames, slice(line, 4));
  }
  return frames;
}

/** The place of the topmost frame, one-based, in the program's text. */
export function placeOf(stack: string): { readonly line: number; readonly column: number } | undefined {
  const start = indexOf(stack, placeStart);
  if (start < 0) return undefined;
  const end = indexOf(stack, ')', start);
  const place = splitAt(slice(stack, start + placeStart.length, end), ':');
  const line = +(place[0] ?? '');
  const column = +(place[1] ?? '');
  return line >= 1 && column >= 1 ? { line, column } : undefined;
}
