import { text } from 'node:stream/consumers';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stdin } from 'node:process';
import { inspect } from 'node:util';

import type { RunEvent, RunOutcome } from '@sallyport/contract';
import type { CodeMode } from 'sallyport';

import { CliError, exitCode } from '../cli-error.ts';
import type { Screen } from '../screen/create-screen.ts';

/** Reads a program: a file, or standard input for `-`. */
export async function readProgram(file: string, folder: string): Promise<string> {
  if (file === '-') return text(stdin);
  try {
    return readFileSync(resolve(folder, file), 'utf8');
  } catch {
    throw new CliError(`The program ${file} cannot be read.`);
  }
}

/** Runs one program: console lines and calls as they happen for people, its result as data. Resolves with the exit code. */
export async function runProgram(
  codeMode: CodeMode,
  code: string,
  { screen, json, signal }: { readonly screen: Screen; readonly json: boolean; readonly signal: AbortSignal },
): Promise<number> {
  const outcome = await codeMode.execute({ code }, { signal, onEvent: (event) => show(screen, event) });
  for (const { level, message, line } of outcome.diagnostics ?? []) {
    if (level === 'warn') screen.complain(`line ${line}: ${message}`);
  }
  if (json) screen.printJson(plain(outcome));
  else if (outcome.status === 'completed') screen.print(printed(outcome.value));
  else if (outcome.status === 'failed') screen.complain(failureText(outcome));
  return outcome.status === 'completed' ? exitCode.ok : exitCode.programFailed;
}

function show(screen: Screen, event: RunEvent): void {
  if (event.type === 'log') {
    screen.say(`${event.line.level === 'log' ? '' : `${event.line.level}: `}${event.line.text}`);
  } else if (event.type === 'call-end') {
    const { path, status, durationMs, error } = event.call;
    screen.say(`  ${path} ${status}, ${Math.round(durationMs)} ms${error ? `: ${error.message}` : ''}`);
  }
}

function failureText({ failure }: RunOutcome & { readonly status: 'failed' }): string {
  const { code, name, message, line, column, frame } = failure;
  const place = line === undefined ? '' : `\nline ${line}, column ${column ?? 1}\n${frame ?? ''}`;
  return `Failed (${code}): ${name}: ${message}${place}`;
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: null, maxArrayLength: null });
}

/** An outcome as JSON: values that JSON has no word for as the text a person would read. */
function plain(outcome: RunOutcome): unknown {
  const value = outcome.status === 'completed' ? outcome.value : undefined;
  return JSON.parse(
    JSON.stringify({ ...outcome, ...(outcome.status === 'completed' && { value: value ?? null }) }, (_key, each) =>
      typeof each === 'bigint' || each instanceof Map || each instanceof Set ? inspect(each) : each,
    ),
  );
}
