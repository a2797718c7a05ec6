import type { SandboxReport } from '@sallyport/conformance';
import { describe, expect, test } from 'vitest';
import { printCapabilities } from '../print-capabilities.ts';

const report = (sandbox: string, statuses: readonly SandboxReport['clauses'][number]['status'][]): SandboxReport => ({
  sandbox,
  contractVersion: 1,
  capabilities: { interruptsLoops: statuses[1] !== 'skipped', limitsMemory: true, survivesCrash: false },
  clauses: statuses.map((status, index) => ({
    id: ['text/exact', 'availability/loop'][index] ?? 'text/other',
    group: index === 1 ? 'availability' : 'text',
    title: 'a claim | with a bar',
    status,
    ms: 1,
  })),
});

describe('the table of capabilities', () => {
  const page = printCapabilities([report('one', ['passed', 'passed']), report('two', ['known', 'skipped'])]);

  test('shows what each sandbox declares', () => {
    expect(page).toContain('| `interruptsLoops`: stops a program that never yields | yes | no |');
    expect(page).toContain('| `survivesCrash`: the host outlives a crash of the engine | no | no |');
  });

  test('counts a skipped clause as one that does not apply, and a known failure as one that does', () => {
    expect(page).toContain('| clauses passed, of those that apply | 2 of 2 | 0 of 1 |');
  });

  test('shows for each clause what was found, and keeps the table whole', () => {
    expect(page).toContain('| `text/exact` a claim \\| with a bar | yes | not yet |');
    expect(page).toContain('| `availability/loop` a claim \\| with a bar | yes | – |');
  });
});
