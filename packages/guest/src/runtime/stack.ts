import { programScript } from '../program-script.ts';
import { chainData, indexOf, push, slice, splitAt, startsWith } from './primordials.ts';

/** The part of V8's call site that is used. */
interface CallSite {
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getFunctionName(): string | null;
  getScriptNameOrSourceURL(): string | null;
  isAsync?(): boolean;
}

type PrepareStackTrace = (error: unknown, sites: readonly CallSite[]) => unknown;

const PrivateError = Error as typeof Error & { prepareStackTrace?: PrepareStackTrace; stackTraceLimit?: number };

/** Frames of the runtime and the backend stand among the program's; the limit leaves room for them. */
const framesLooked = 40;
const frameStart = '    at ';
const placeStart = '(program:';

/** The program's script starts with one line of its own. */
const ownLines = 1;

/**
 * Makes `error.stack` speak of the program's own lines only, the same on every backend: no frame of the runtime, the
 * backend or the host. A frame is the program's when its script says so: see {@link programScript}.
 * Called before the program runs; `openingLines` of its text are not the model's.
 */
export function installStackTraces(openingLines: number): void {
  const linesBefore = ownLines + openingLines;
  PrivateError.stackTraceLimit = framesLooked;
  PrivateError.prepareStackTrace = (error, sites) => {
    let text = head(error);
    for (let at = 0; at < sites.length; at++) {
      const site = sites[at] as CallSite;
      const line = (site.getLineNumber() ?? 0) - linesBefore;
      if (line < 1 || site.getScriptNameOrSourceURL() !== programScript) continue;
      const name = site.getFunctionName();
      const label = name === null || name === '' || name === 'main' ? 'program' : name;
      const start = `\n${frameStart}${site.isAsync?.() ? 'async ' : ''}${label}`;
      text += `${start} ${placeStart}${line}:${site.getColumnNumber() ?? 1})`;
    }
    return text;
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
  const from = start + placeStart.length;
  const colon = indexOf(stack, ':', from);
  const line = +slice(stack, from, colon);
  const column = +slice(stack, colon + 1, indexOf(stack, ')', from));
  return line >= 1 && column >= 1 ? { line, column } : undefined;
}
