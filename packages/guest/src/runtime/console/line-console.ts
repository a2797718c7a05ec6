import { includes, join, splitAt } from '../primordials.ts';
import { cut } from '../cut.ts';
import { inspect, type InspectOptions } from '../inspect.ts';
import { inspectLimits } from '../inspect/limits.ts';
import { formatArguments, type Show } from './format.ts';
import { quickLine } from './quick-line.ts';

/** The level of one line. The same words as the contract's `LogLevel`. */
export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

/** How lines are made. */
export interface ConsoleOptions {
  /** Passed on to {@link inspect}. */
  readonly formatStack?: InspectOptions['formatStack'];
  /** Passed on to {@link inspect}. */
  readonly view?: InspectOptions['view'];
  /** Characters of one line; the rest is cut and said so. */
  readonly textLength?: number;
}

/** One of the console's methods. */
export type Method = (...values: unknown[]) => void;

/** The object a program knows as `console`. Its methods work without it. */
export type GuestConsole = Readonly<Record<string, Method>>;

/** What the console's methods share. */
export interface ConsoleState {
  readonly show: Show;
  readonly options: ConsoleOptions;
  readonly textLength: number;
  emit(level: ConsoleLevel, text: string): void;
  /** Cuts and indents a text, and emits it. */
  write(level: ConsoleLevel, text: string): void;
  indentation: string;
}

/** Begins a console. `emit` gets one finished text per call, in order, and must not throw. */
export function createState(
  emit: (level: ConsoleLevel, text: string) => void,
  options: ConsoleOptions = {},
): ConsoleState {
  const textLength = options.textLength ?? inspectLimits.textLength;
  const state: ConsoleState = {
    show: (value, changes) => inspect(value, changes === undefined ? options : { ...options, ...changes }),
    options,
    textLength,
    emit,
    write: (level, text) => emit(level, indent(cut(text, textLength), state.indentation)),
    indentation: '',
  };
  return state;
}

function indent(text: string, indentation: string): string {
  if (indentation === '') return text;
  const line = includes(text, '\n') ? join(splitAt(text, '\n'), `\n${indentation}`) : text;
  return indentation + line;
}

/**
 * A console with the methods that nearly all programs keep to, for a program that says the name of no other. The rest of
 * what {@link createConsole} promises goes for it too.
 */
export function createLineConsole(
  emit: (level: ConsoleLevel, text: string) => void,
  options?: ConsoleOptions,
): GuestConsole {
  return lineMethods(createState(emit, options));
}

/** The methods that write what they are given. */
export function lineMethods(state: ConsoleState): GuestConsole {
  return {
    log: lineMethod(state, 'log'),
    info: lineMethod(state, 'info'),
    warn: lineMethod(state, 'warn'),
    error: lineMethod(state, 'error'),
    debug: lineMethod(state, 'debug'),
  };
}

/** A method that writes what it is given. */
export function lineMethod(state: ConsoleState, level: ConsoleLevel): Method {
  return (...values) => {
    let text: string | undefined;
    try {
      text = quickLine(values, inspectLimits.lineWidth);
    } catch {
      // A proxy among the values: shown the long way, where only that value is lost.
    }
    if (text === undefined) guarded(state, level, () => formatArguments(values, state.show));
    else if (text.length > state.textLength || state.indentation !== '') state.write(level, text);
    else state.emit(level, text);
  };
}

const unshowable = '[line that cannot be shown]';

/** Nothing a console method meets may become an exception in the program: logging is not what it came to do. */
export function guarded(state: ConsoleState, level: ConsoleLevel, text: () => string): void {
  let line: string;
  try {
    line = text();
  } catch {
    line = unshowable;
  }
  state.write(level, line);
}
