import { isSandboxError } from '@sallyport/contract';
import type { SandboxErrorCode } from '@sallyport/contract';
import type { SandboxClause, SandboxClauseContext } from '../clause.ts';
import { bombBytes, hostGrowthBytes, modestBytes, tickMs, tightMemoryBytes } from '../constants.ts';
import { expectThat } from '../../kit/expect.ts';
import { describeEnding, expectText } from '../expect.ts';
import { residentBytes } from '../host.ts';

/**
 * A guest that takes memory until it has far more than its limit. An engine may refuse with a RangeError instead of
 * ending the run: then the guest says `refused`, which is as good.
 */
function bomb(takeOne: string): string {
  return `async (send) => {
    await send('taking');
    const held = [];
    let taken = 0;
    try { while (taken < ${bombBytes}) { ${takeOne} } } catch (error) { return 'refused'; }
    return 'held ' + held.length;
  }`;
}

async function expectBounded(
  context: SandboxClauseContext,
  guest: string,
  codes: readonly SandboxErrorCode[],
): Promise<void> {
  const before = residentBytes();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, residentBytes())), tickMs);
  try {
    const run = context.start(guest, { limits: { memoryBytes: tightMemoryBytes } });
    const ending = await run.ended();
    const ended =
      ending.status === 'resolved'
        ? ending.text === 'refused'
        : isSandboxError(ending.reason) && codes.includes(ending.reason.code);
    expectThat(
      ended,
      `a guest took many times its limit of memory and should have ended with ${codes.join(' or ')}, but ${describeEnding(ending)}`,
    );
  } finally {
    clearInterval(watch);
  }
  if (context.sandbox.capabilities.survivesCrash) {
    expectThat(peak - before < hostGrowthBytes, `the host's own memory grew by ${peak - before} bytes meanwhile`);
  }
  await context.expectNextRunRight();
}

function memoryClause(name: string, title: string, takeOne: string): SandboxClause {
  return {
    id: `availability/memory-${name}`,
    group: 'availability',
    title,
    needs: ['limitsMemory'],
    check: (context) => expectBounded(context, bomb(takeOne), ['memory_exceeded']),
  };
}

const heap = memoryClause(
  'heap',
  'ends a guest whose objects outgrow limits.memoryBytes with memory_exceeded',
  'held.push(Array.from({ length: 16_384 }, (_, index) => ({ index, taken }))); taken += 16_384 * 24;',
);

const strings = memoryClause(
  'strings',
  'ends a guest whose strings outgrow limits.memoryBytes with memory_exceeded',
  `const text = String(taken).padEnd(1_048_576, 'é漢'); text.charCodeAt(9); held.push(text); taken += 1_048_576;`,
);

const buffers = memoryClause(
  'buffers',
  'ends a guest whose buffers outgrow limits.memoryBytes with memory_exceeded, or refuses them',
  'held.push(new Uint8Array(4_194_304).fill(7)); taken += 4_194_304;',
);

const resizable = memoryClause(
  'resizable',
  'ends a guest whose resizable buffer outgrows limits.memoryBytes with memory_exceeded, or refuses it',
  `if (held.length === 0) held.push(new ArrayBuffer(8, { maxByteLength: ${bombBytes} }));
   const start = taken; taken += 4_194_304; held[0].resize(taken); new Uint8Array(held[0], start).fill(7);`,
);

const modest: SandboxClause = {
  id: 'availability/memory-within',
  group: 'availability',
  title: 'leaves a guest alone that stays within limits.memoryBytes',
  check: async ({ start }) => {
    const run = start(`async (send) => {
        const held = [];
        for (let taken = 0; taken < ${modestBytes}; taken += 2_097_152) {
          held.push(new Uint8Array(1_048_576).fill(1), Array.from({ length: 131_072 }, (_, index) => index + 0.5));
        }
        await send('held');
        return 'held ' + (held.length > 0);
      }`);
    expectText(await run.ended(), 'held true');
  },
};

function engineClause(name: string, title: string, body: string): SandboxClause {
  return {
    id: `availability/engine-${name}`,
    group: 'availability',
    title,
    needs: ['survivesCrash'],
    check: (context) =>
      expectBounded(context, `async (send) => { await send('starting'); ${body}; return 'survived'; }`, [
        'memory_exceeded',
        'guest_crashed',
      ]),
  };
}

const hugeMap = engineClause(
  'map',
  'outlives a guest that fills a Map until the engine aborts',
  'const map = new Map(); for (let index = 0; ; index += 1) map.set(index, index)',
);

const hugeSplit = engineClause(
  'split',
  'outlives a guest that splits the longest string there is',
  `'1'.repeat(0x1fffffe8).split('')`,
);

export const memoryClauses: readonly SandboxClause[] = [heap, strings, buffers, resizable, modest, hugeMap, hugeSplit];
