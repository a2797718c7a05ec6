import type { WriteStream } from 'node:tty';

import { type Palette, createPalette } from './palette.ts';

/** Where the demo writes. Lines go above a region that is drawn anew while something is under way. */
export interface Screen {
  /** True where lines can be drawn anew: a terminal, outside CI, without NO_COLOR. */
  readonly isLive: boolean;
  readonly palette: Palette;
  /** Columns to write in, now. */
  columns(): number;
  print(...lines: readonly string[]): void;
  /** Shows these lines below everything printed until the next call. They must fit in `columns`. No-op unless live. */
  live(lines: readonly string[]): void;
}

const narrowest = 40;
const widest = 108;
const widthOfFiles = 100;

/** A screen on a stream. */
export function createScreen(
  stream: NodeJS.WritableStream & Partial<WriteStream>,
  env: Readonly<Record<string, string | undefined>>,
): Screen {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  const isLive = stream.isTTY === true && !isSet('CI') && !isSet('NO_COLOR') && env['TERM'] !== 'dumb';
  const hasColour = !isSet('NO_COLOR') && (isLive || (isSet('FORCE_COLOR') && env['FORCE_COLOR'] !== '0'));
  let shown: readonly string[] = [];
  const erase = (): string => (shown.length === 0 ? '' : `\u001B[${shown.length}A\u001B[0J`);
  const join = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  return {
    isLive,
    palette: createPalette(hasColour),
    columns: () => Math.min(Math.max(stream.columns ?? (Number(env['COLUMNS']) || widthOfFiles), narrowest), widest),
    print(...lines) {
      stream.write(erase() + join(lines) + join(shown));
    },
    live(lines) {
      if (!isLive) return;
      const rows = Math.max((stream.rows ?? 24) - 2, 1);
      const next = lines.slice(-rows);
      const text = erase() + join(next);
      shown = next;
      if (text !== '') stream.write(text);
    },
  };
}
