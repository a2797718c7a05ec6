import { cut } from '../cut.ts';
import { inspectLimits } from '../inspect/limits.ts';
import type { ConsoleLevel, ConsoleOptions, GuestConsole, Method } from './line-console.ts';

/** A console for a program that writes nothing but text: see `writesOnlyText`. */
export function createTextConsole(
  emit: (level: ConsoleLevel, text: string) => void,
  _options?: ConsoleOptions,
): GuestConsole {
  const method =
    (level: ConsoleLevel): Method =>
    (...values) => {
      let line = '';
      for (let at = 0; at < values.length; at++) line += (at === 0 ? '' : ' ') + (values[at] as string);
      emit(level, cut(line, inspectLimits.textLength));
    };
  return {
    log: method('log'),
    info: method('info'),
    warn: method('warn'),
    error: method('error'),
    debug: method('debug'),
  };
}
