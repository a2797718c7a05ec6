import type { GuestCatalogue, GuestLimits } from '../catalogue.ts';
import { encode } from '../codec/encode.ts';
import type { RuntimeFeatures } from './features.ts';
import type { Furniture, Send } from './furnish.ts';
import { chainData, slice, stringify } from './primordials.ts';
import { rawStack } from './raw-stack.ts';
import { installStackTraces, placeOf } from './stack.ts';

/** What the host sends beside the program: one run's numbers. */
export interface GuestJob {
  /** Base64 of 32 random bytes. */
  readonly seed: string;
  /** Lines of the program's text that stand before the model's own. */
  readonly openingLines: number;
  readonly limits: GuestLimits;
}

/** The program's text evaluates to this. */
export type GuestProgram = readonly [job: GuestJob, main: () => Promise<unknown>];

/** Of what a program throws, this much is told: nobody reads more, and a copy of a giant would be the end of the world. */
const longestName = 200;
const longestMessage = 16_384;

/** What a world without `inspect` throws is an error of the language's or of a tool's, or this. */
const plainText: (value: unknown) => string = String;

/**
 * Prepares a world for one set of tools: everything that can be done before the program is known. The returned
 * function runs one program and resolves with the guest's last message.
 *
 * A world made for one program does all of this while a person waits, and whatever is called there is read first: so there
 * are few functions here, and what a program need not have is not asked for by name.
 */
export function start(
  catalogue: GuestCatalogue,
  features: RuntimeFeatures,
): (send: Send, program: GuestProgram) => Promise<string> {
  const { lockDown, furnish, classCodec } = features;
  lockDown?.(globalThis);
  const furniture = furnish?.(catalogue, features);
  return async (send, program) => {
    const { openingLines, limits } = program[0];
    const { nesting } = limits;
    installStackTraces(openingLines);
    furniture?.begin(send, program[0]);
    let hasValue = false;
    let text: string;
    try {
      const value = await program[1]();
      hasValue = true;
      text = encode(value, { depth: nesting.out, size: limits.resultBytes }, furniture?.media, classCodec);
    } catch (error) {
      return endWithFailure(error, hasValue, furniture);
    }
    const lines = furniture ? furniture.drain() : '';
    return `value ${lines.length}\n${lines}${text}`;
  };
}

/** `hasValue` where the program came to its end, and what it gave does not cross. */
function endWithFailure(error: unknown, hasValue: boolean, furniture: Furniture | undefined): string {
  const refusal = hasValue ? refusalIn(error) : undefined;
  const text = refusal ?? showThrown(error, furniture?.show ?? plainText);
  const lines = furniture ? furniture.drain() : '';
  return `${refusal === undefined ? 'threw' : 'refused'} ${lines.length}\n${lines}${text}`;
}

/** Words about a result over a limit. A proxy in a result may throw anything. */
function refusalIn(error: unknown): string | undefined {
  try {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    return code === 'too_large' || code === 'nesting_too_deep' ? (message as string) : undefined;
  } catch {
    return undefined;
  }
}

function showThrown(thrown: unknown, show: (value: unknown) => string): string {
  const { name, message, line, column } = readThrown(thrown, show);
  return `[${stringify(slice(name, 0, longestName)) ?? '""'},${stringify(slice(message, 0, longestMessage)) ?? '""'},${line ?? null},${column ?? null}]`;
}

/** A program may throw anything: also what throws again when it is looked at. */
function readThrown(
  error: unknown,
  show: (value: unknown) => string,
): { readonly name: string; readonly message: string; readonly line?: number; readonly column?: number } {
  try {
    const isObject = typeof error === 'object' && error !== null;
    const name = isObject ? chainData(error, 'name') : undefined;
    const message = isObject ? chainData(error, 'message') : undefined;
    if (!isObject || typeof name !== 'string' || typeof message !== 'string') {
      return { name: 'Thrown', message: show(error) };
    }
    return { name, message, ...placeOf(rawStack(error)) };
  } catch {
    return { name: 'Thrown', message: 'a value that cannot be read' };
  }
}
