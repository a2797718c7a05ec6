import { describe, expect, test } from 'vitest';

import { type StartedDemo, startDemo } from './start-demo.ts';

const endless = `
  console.log('begun');
  await codemode.everything.trigger_long_running_operation({ duration: 60, steps: 60 });
`;
const busy = "console.log('begun'); await codemode.memory.read_graph(); while (true) {}";

async function expectNothingLeft(demo: StartedDemo): Promise<void> {
  const { code, stderr } = await demo.ended;
  expect(stderr.trim()).toBe('Interrupted.');
  expect(code).toBe(130);
  expect(demo.isGroupAlive()).toBe(false);
  expect(demo.listTemporary()).toEqual([]);
}

// Groups of processes are how this test looks; Windows has none.
describe.skipIf(process.platform === 'win32')('a signal leaves no process and no file behind', () => {
  test('while servers start', async () => {
    const demo = startDemo([]);
    await demo.printed('starting everything');
    demo.kill('SIGINT');
    await expectNothingLeft(demo);
  });

  test('between the first server and the last', async () => {
    const demo = startDemo([]);
    await demo.printed('is ready');
    demo.kill('SIGTERM');
    await expectNothingLeft(demo);
  });

  test('while a tool is at work', async () => {
    const demo = startDemo(['--code', '-'], { input: endless });
    await demo.printed('├─ console.log  begun');
    demo.kill('SIGINT');
    await expectNothingLeft(demo);
  });

  test('while a program never yields', async () => {
    const demo = startDemo(['--code', '-'], { input: busy });
    await demo.printed('├─ memory.read_graph');
    demo.kill('SIGINT');
    await expectNothingLeft(demo);
  });
});
