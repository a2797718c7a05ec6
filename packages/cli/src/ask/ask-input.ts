import { stderr, stdin } from 'node:process';

import input from '@inquirer/input';
import password from '@inquirer/password';
import select from '@inquirer/select';

import type { AskInput } from '../config/inputs.ts';
import { plainText } from '../screen/plain-text.ts';
import { type Asking, untilStopped } from './until-stopped.ts';

/**
 * Asks for an input on the terminal; what is secret is not shown while it is typed. Undefined where nobody can be asked.
 * Answers are rejected with the stop when the person breaks off.
 */
export function createAskInput(signal: AbortSignal): AskInput | undefined {
  if (!isTerminal()) return undefined;
  return async ({ description, kind, default: given, options }) => {
    const message = plainText(description);
    const asking: Asking = { output: stderr, signal };
    if (kind === 'secret') return untilStopped(password({ message }, asking), signal);
    const preset = given === undefined ? {} : { default: given };
    if (kind !== 'choice') return untilStopped(input({ message, ...preset }, asking), signal);
    const choices = options.map(({ value, label }) => ({ value, name: plainText(label) }));
    return untilStopped(select({ message, choices, ...preset }, asking), signal);
  };
}

/** True when a person sits at both ends: standard input is theirs, and they see standard error. */
export function isTerminal(): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}
