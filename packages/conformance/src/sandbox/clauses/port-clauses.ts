import type { SandboxClause } from '../clause.ts';
import { expectThat } from '../../kit/expect.ts';

const shape: SandboxClause = {
  id: 'port/shape',
  group: 'port',
  title: 'is a Sandbox of contract version 1, with a name and three capabilities',
  check: async ({ sandbox }) => {
    expectThat(Object.is(sandbox.contractVersion, 1), 'contractVersion should be 1');
    expectThat(typeof sandbox.name === 'string' && sandbox.name !== '', 'name should be a text');
    for (const capability of ['interruptsLoops', 'limitsMemory', 'survivesCrash'] as const) {
      const kind = typeof sandbox.capabilities[capability];
      expectThat(kind === 'boolean', `capabilities.${capability} should be a boolean and is ${kind}`);
    }
  },
};

export const portClauses: readonly SandboxClause[] = [shape];
