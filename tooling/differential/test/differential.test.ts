import { env } from 'node:process';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { cornerPrograms } from '../src/corner-programs.ts';
import { knownDifferences } from '../src/known-differences.ts';
import { programText } from '../src/program-text.ts';
import { startEngines, type Engine } from '../src/start-engines.ts';

/** Always the same programs, so that a red run means a change. More, and others, with these in the environment. */
const programs = Number(env['SALLYPORT_PROGRAMS'] ?? 100);
const seed = Number(env['SALLYPORT_SEED'] ?? 20_261_125);

let engines: readonly Engine[] = [];
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(async () => {
  for (const engine of engines) await engine[Symbol.asyncDispose]();
});

/** What each engine made of a program, by the engine's name. */
async function outcomesOf(code: string): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(await Promise.all(engines.map(async ({ name, run }) => [name, await run(code)] as const)));
}

async function expectSame(code: string): Promise<void> {
  const { 'isolated-vm': expected, ...others } = await outcomesOf(code);
  for (const [name, outcome] of Object.entries(others)) {
    expect(outcome, `${name}, for the program\n${code}\n`).toBe(expected);
  }
}

describe('isolated-vm, workerd and Worker Loader give the same outcome to the byte', () => {
  test(`for ${cornerPrograms.length} programs that others get wrong`, async () => {
    for (const code of cornerPrograms) await expectSame(code);
  });

  test(`for ${programs} generated programs`, async () => {
    await fc.assert(fc.asyncProperty(programText, expectSame), { seed, numRuns: programs });
  });
});

describe('a documented difference is still one', () => {
  test.for(knownDifferences)('$title', async ({ code }) => {
    expect(new Set(Object.values(await outcomesOf(code))).size).toBeGreaterThan(1);
  });
});
