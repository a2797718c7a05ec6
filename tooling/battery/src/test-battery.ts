import { env } from 'node:process';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Sandbox } from '@sallyport/contract';

import { groups } from './groups.ts';
import { createHouse, faultsOf, runProgram, type House } from './house.ts';

/** Programs under way at once: more would only wait for a processor. */
const atOnce = 4;
const isWhole = env['SALLYPORT_BATTERY'] === 'all';

/** The whole battery as tests, against one sandbox. */
export function testBattery(createSandbox: () => Sandbox): void {
  let house: House;
  const unheard: unknown[] = [];
  const hear = (error: unknown): void => void unheard.push(error);

  beforeAll(async () => {
    process.on('unhandledRejection', hear);
    house = await createHouse(createSandbox());
  });
  afterAll(async () => {
    process.off('unhandledRejection', hear);
    await house[Symbol.asyncDispose]();
  });

  for (const group of groups) {
    // Most of the programs that take a lot run only in the whole battery; a few of them stand for the rest here.
    const chosen = group.programs.filter(
      (program, index) => isWhole || (!program.isSlow && (group.isHeavy !== true || index % 5 === 0)),
    );
    describe(`the host withstands ${group.name}`, () => {
      test(`all ${chosen.length} programs end as they should, and a plain one after them`, async () => {
        const queue = [...chosen];
        const faults: string[] = [];
        const work = async (): Promise<void> => {
          for (let program = queue.shift(); program; program = queue.shift()) {
            const outcome = await runProgram(house, group, program);
            faults.push(...faultsOf(program, outcome).map((fault) => `${program.id}: ${fault}`));
          }
        };
        await Promise.all(Array.from({ length: atOnce }, work));
        const after = await house.runner.execute({ code: 'return await codemode.demo.add({ a: 1, b: 2 })' });
        expect(faults).toEqual([]);
        expect(after).toMatchObject({ status: 'completed', value: 3 });
        expect(unheard).toEqual([]);
      }, 600_000);
    });
  }
}
