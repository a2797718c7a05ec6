import type { Sandbox } from '@sallyport/contract';
import { describe, expect, test } from 'vitest';
import type { SandboxReport, TestSandboxOptions } from '../src/index.ts';
import { listSandboxClauses, runSandboxClauses, testSandbox } from '../src/index.ts';
import { createReferenceSandbox } from './reference/create-reference-sandbox.ts';
import { referenceGaps } from './reference-gaps.ts';
import { wrapRun } from './mutants/wrap-sandbox.ts';

const createSandbox = (): Sandbox => createReferenceSandbox('context');
const gaps = referenceGaps.context;

/** A runner that only takes note. */
async function register(options: Partial<TestSandboxOptions>): Promise<{
  readonly tests: Map<string, () => Promise<void>>;
  readonly skipped: readonly string[];
}> {
  const tests = new Map<string, () => Promise<void>>();
  const skipped: string[] = [];
  await testSandbox({
    name: 'mine',
    createSandbox,
    gaps,
    test: (title, run) => tests.set(/\| (\S+):/.exec(title)?.[1] ?? title, run),
    skip: (title) => skipped.push(title),
    ...options,
  });
  return { tests, skipped };
}

describe('testSandbox', () => {
  test('registers each clause once, as a test or as skipped', async () => {
    const { tests, skipped } = await register({});
    expect(tests.size + skipped.length).toBe(listSandboxClauses().length);
  });

  test('prints a clause without its capability as skipped, and says which capability', async () => {
    const { skipped } = await register({});
    const title = skipped.find((entry) => entry.includes('availability/loop:'));
    expect(title).toBe(
      'mine | availability/loop: stops an endless loop (skipped: the sandbox declares interruptsLoops: false)',
    );
  });

  test('prints a declared gap as skipped, with its reason', async () => {
    const { skipped } = await register({ gaps: { ...gaps, 'text/size': 'our wire is small' } });
    expect(skipped.filter((entry) => entry.endsWith('(skipped: our wire is small)'))).toHaveLength(1);
  });

  test('refuses a gap or a known failure that names no clause', async () => {
    await expect(register({ gaps: { 'text/sise': 'x' } })).rejects.toThrow('text/sise');
    await expect(register({ known: { constructor: 'x' } })).rejects.toThrow('constructor');
  });

  test('runs clauses one at a time although the runner starts them all at once', async () => {
    let open = 0;
    let most = 0;
    const { tests } = await register({
      createSandbox: () =>
        wrapRun(createSandbox(), async (job, options) => {
          open += 1;
          most = Math.max(most, open);
          return createSandboxRun(job, options).finally(() => (open -= 1));
        }),
    });
    const sandbox = createSandbox();
    const createSandboxRun: Sandbox['run'] = async (job, options) => sandbox.run(job, options);
    await Promise.all(['text/exact', 'text/opaque', 'text/order'].map(async (id) => tests.get(id)?.()));
    expect(most).toBe(1);
  });

  test('hands over one report, after the last clause', async () => {
    const reports: SandboxReport[] = [];
    const { tests } = await register({ report: (report) => reports.push(report) });
    const ids = [...tests.keys()];
    for (const id of ids.slice(0, -1)) await tests.get(id)?.();
    expect(reports).toHaveLength(0);
    await tests.get(ids.at(-1) ?? '')?.();
    expect(reports).toHaveLength(1);
    expect(reports[0]?.clauses.map(({ id }) => id)).toEqual(listSandboxClauses().map(({ id }) => id));
  });
});

describe('a known failure', () => {
  const broken = (): Sandbox => ({ ...createSandbox(), name: '' });

  test('passes as a test while it fails, and the report says known', async () => {
    const report = await runSandboxClauses({
      createSandbox: broken,
      known: { 'port/shape': 'a name comes later' },
      only: ['port/shape'],
    });
    expect(report.clauses[0]).toMatchObject({ status: 'known', reason: expect.stringContaining('a name comes later') });
  });

  test('turns red once it passes', async () => {
    const { tests } = await register({ known: { 'port/shape': 'a name comes later' } });
    await expect(tests.get('port/shape')?.()).rejects.toThrow('it passes now; take it out of `known`');
  });
});

describe('the watchdog', () => {
  test('ends a clause that hangs with a sentence, and the next clause has a new sandbox', async () => {
    let made = 0;
    const report = await runSandboxClauses({
      createSandbox: () => {
        made += 1;
        return made === 1 ? { ...createSandbox(), run: () => new Promise(() => {}) } : createSandbox();
      },
      only: ['text/exact', 'text/opaque'],
      clauseMs: 700,
      settleMs: 5_000,
    });
    expect(report.clauses.map(({ status }) => status)).toEqual(['failed', 'passed']);
    expect(report.clauses[0]?.reason).toContain('did not end within 700 ms');
  });

  test('gives up on a sandbox that never comes', async () => {
    const never = runSandboxClauses({ createSandbox: () => new Promise(() => {}), clauseMs: 50 });
    await expect(never).rejects.toThrow('createSandbox did not give a sandbox within 50 ms');
  });
});
