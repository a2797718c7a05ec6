import { createSafeMap, currentTime, join, push, repeat } from './primordials.ts';
import { showElapsed } from './console/elapsed.ts';
import { formatArguments, type Show } from './console/format.ts';
import {
  createState,
  guarded,
  lineMethod,
  lineMethods,
  type ConsoleLevel,
  type ConsoleOptions,
  type ConsoleState,
  type GuestConsole,
  type Method,
} from './console/line-console.ts';
import { showTable } from './console/table.ts';
import type { InspectOptions } from './inspect.ts';
import { inspectLimits } from './inspect/limits.ts';
import { rawStack } from './raw-stack.ts';

const deepestGroup = 40;
const RuntimeError = Error;

/**
 * Makes the program's console. `emit` gets one finished text per call, in order, and must not throw.
 *
 * Made once per run. Whatever a program logs, and whatever it did to the language's prototypes before, a method neither
 * throws nor calls anything of the program's, save the traps of a proxy and, for `%j`, `toJSON`.
 */
export function createConsole(
  emit: (level: ConsoleLevel, text: string) => void,
  options: ConsoleOptions = {},
): GuestConsole {
  const state = createState(emit, options);
  return {
    ...lineMethods(state),
    ...otherMethods(state),
    ...groupMethods(state),
    ...timeMethods(state),
    ...countMethods(state),
  };
}

function otherMethods(state: ConsoleState): GuestConsole {
  return {
    dirxml: lineMethod(state, 'log'),
    dir: (value, options) => guarded(state, 'log', () => state.show(value, dirOptions(options))),
    table: (data, only) =>
      guarded(state, 'log', () => showTable(data, only, state.show) ?? formatArguments([data], state.show)),
    trace: (...values) => guarded(state, 'log', () => showTrace(state, values)),
    assert: (condition, ...values) => {
      if (condition) return;
      guarded(state, 'error', () => showAssertion(values, state.show));
    },
    // Nothing to clear and nothing to profile: kept, because programs call them.
    clear: () => {},
    profile: () => {},
    profileEnd: () => {},
    timeStamp: () => {},
  };
}

function dirOptions(options: unknown): InspectOptions {
  const depth = typeof options === 'object' && options !== null ? (options as { depth?: unknown }).depth : undefined;
  const isDepth = typeof depth === 'number' && depth >= 0 && depth <= inspectLimits.depth;
  return isDepth ? { quoteTop: true, depth } : { quoteTop: true };
}

function showTrace(state: ConsoleState, values: readonly unknown[]): string {
  const text = formatArguments(values, state.show);
  const frames = state.options.formatStack?.(rawStack(new RuntimeError())) ?? [];
  const lines = [text === '' ? 'Trace' : `Trace: ${text}`];
  for (let index = 0; index < frames.length && index < inspectLimits.frames; index++) push(lines, frames[index]);
  return join(lines, '\n    ');
}

function showAssertion(values: unknown[], show: Show): string {
  if (values.length === 0) return 'Assertion failed';
  if (typeof values[0] !== 'string') return `Assertion failed ${formatArguments(values, show)}`;
  values[0] = `Assertion failed: ${values[0]}`;
  return formatArguments(values, show);
}

function groupMethods(state: ConsoleState): GuestConsole {
  let depth = 0;
  const setDepth = (next: number): void => {
    depth = next;
    state.indentation = repeat('  ', depth < deepestGroup ? depth : deepestGroup);
  };
  const group: Method = (...values) => {
    if (values.length > 0) guarded(state, 'log', () => formatArguments(values, state.show));
    setDepth(depth + 1);
  };
  return { group, groupCollapsed: group, groupEnd: () => setDepth(depth > 0 ? depth - 1 : 0) };
}

function labelOf(label: unknown, show: Show): string {
  return label === undefined ? 'default' : show(label);
}

function timeMethods(state: ConsoleState): GuestConsole {
  const starts = createSafeMap<string, number>();
  const tell = (method: string, given: unknown, values: readonly unknown[]): string => {
    const label = labelOf(given, state.show);
    const start = starts.get(label);
    if (start === undefined) {
      guarded(state, 'warn', () => `No such label '${label}' for console.${method}()`);
      return label;
    }
    const elapsed = showElapsed(currentTime() - start);
    guarded(state, 'log', () => {
      const rest = values.length === 0 ? '' : ` ${joinShown(values, state.show)}`;
      return `${label}: ${elapsed}${rest}`;
    });
    return label;
  };
  return {
    time: (given) => {
      const label = labelOf(given, state.show);
      if (starts.get(label) === undefined) starts.set(label, currentTime());
      else guarded(state, 'warn', () => `Label '${label}' already exists for console.time()`);
    },
    timeLog: (given, ...values) => {
      tell('timeLog', given, values);
    },
    timeEnd: (given) => {
      starts.delete(tell('timeEnd', given, []));
    },
  };
}

function joinShown(values: readonly unknown[], show: Show): string {
  const texts: string[] = [];
  for (let index = 0; index < values.length; index++) push(texts, show(values[index]));
  return join(texts, ' ');
}

function countMethods(state: ConsoleState): GuestConsole {
  const counts = createSafeMap<string, number>();
  return {
    count: (given) => {
      const label = labelOf(given, state.show);
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      guarded(state, 'log', () => `${label}: ${count}`);
    },
    countReset: (given) => {
      const label = labelOf(given, state.show);
      if (!counts.delete(label)) guarded(state, 'warn', () => `Count for '${label}' does not exist`);
    },
  };
}
