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
 */
export function start(
  catalogue: GuestCatalogue,
  features: RuntimeFeatures,
): (send: Send, program: GuestProgram) => Promise<string> {
  features.lockDown?.(globalThis);
  const beginTraces = installStackTraces();
  const furniture = features.furnish?.(catalogue, features);
  return async (send, program) => {
    const job = program[0];
    beginTraces(job.openingLines);
    furniture?.begin(send, job);
    let ending: string;
    try {
      ending = endWithValue(await program[1](), job.limits, features, furniture);
    } catch (error) {
      ending = endWithError(error, furniture);
    }
    return ending;
  };
}

/** The lines that are left, behind how long they are, and the line's end that stands before what ended the program. */
function ended(how: string, furniture: Furniture | undefined): string {
  const lines = furniture ? furniture.drain() : '';
  return `${how} ${lines.length}\n${lines}`;
}

function endWithValue(
  value: unknown,
  { resultBytes, nesting }: GuestLimits,
  { classCodec }: RuntimeFeatures,
  furniture: Furniture | undefined,
): string {
  try {
    const text = encode(value, { depth: nesting.out, size: resultBytes }, furniture?.media, classCodec);
    return ended('value', furniture) + text;
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    if (code !== 'too_large' && code !== 'nesting_too_deep') throw error;
    return ended('refused', furniture) + (message as string);
  }
}

function endWithError(error: unknown, furniture: Furniture | undefined): string {
  const head = ended('threw', furniture);
  const { name, message, line, column } = readThrown(error, furniture?.show ?? plainText);
  const shown = `${stringify(slice(name, 0, longestName)) ?? '""'},${stringify(slice(message, 0, longestMessage)) ?? '""'}`;
  return `${head}[${shown},${line ?? null},${column ?? null}]`;
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
