import type { RunOutcome, Sandbox } from '@sallyport/contract';
import { createCatalogue, createRunner, formatOutcome, type ExecuteOptions, type Runner } from '@sallyport/core';

import type { BatteryGroup, BatteryProgram } from './program.ts';
import { createBatteryTools, hostPath, secret } from './tools.ts';

/** One sandbox with the battery's tools, and the runner in front of it. */
export interface House extends AsyncDisposable {
  readonly runner: Runner;
  /** How often each tool was reached. */
  readonly heard: ReadonlyMap<string, number>;
}

/** Sets a house up as a user would. */
export async function createHouse(sandbox: Sandbox): Promise<House> {
  const { providers, heard } = createBatteryTools();
  const runner = createRunner({ catalogue: await createCatalogue(providers), sandbox });
  return { runner, heard, [Symbol.asyncDispose]: () => Promise.resolve(sandbox[Symbol.asyncDispose]()) };
}

/** How an outcome ended, in the battery's one word. */
export function endingOf(outcome: RunOutcome): string {
  return outcome.status === 'failed' ? outcome.failure.code : outcome.status;
}

/** What is wrong with an outcome; empty when it is as it should be. */
export function faultsOf(program: BatteryProgram, outcome: RunOutcome): readonly string[] {
  const faults: string[] = [];
  const ending = endingOf(outcome);
  const detail = outcome.status === 'failed' ? `: ${outcome.failure.message.slice(0, 200)}` : '';
  if (!(program.expected as readonly string[]).includes(ending)) faults.push(`ended with ${ending}${detail}`);
  const text = textOf(outcome);
  if (text.includes(secret)) faults.push('holds the secret');
  if (text.includes(hostPath) || /node:internal|\/(?:packages|tooling)\/|file:\/\//u.test(text)) {
    faults.push('holds a host path');
  }
  if ('value' in program && outcome.status === 'completed') {
    const value = String(JSON.stringify(outcome.value));
    if (value !== String(JSON.stringify(program.value))) faults.push(`returned ${value.slice(0, 300)}`);
  }
  if (({} as Record<string, unknown>)['polluted'] !== undefined) faults.push('polluted the host');
  return faults;
}

/** Everything of an outcome that a model or a log could see. */
function textOf(outcome: RunOutcome): string {
  const { logs, calls } = outcome;
  return JSON.stringify([logs, calls, outcome.status === 'failed' ? outcome.failure : '']) + formatOutcome(outcome);
}

/** Runs one program of a group. */
export function runProgram(
  house: House,
  group: BatteryGroup,
  program: BatteryProgram,
  options: ExecuteOptions = {},
): Promise<RunOutcome> {
  const limits = program.limits ?? group.limits;
  return house.runner.execute({ code: program.code }, { ...options, ...(limits && { limits }) });
}
