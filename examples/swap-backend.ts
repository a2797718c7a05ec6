// The same code mode over three backends: one line differs.
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createWorkerdSandbox } from '@sallyport/sandbox-workerd';
import { createCodeMode, defineTools } from 'sallyport';

const backends = {
  'isolated-vm': () => createIsolatedVmSandbox(),
  'isolated-vm, in this process': () => createIsolatedVmSandbox({ process: 'host' }),
  workerd: () => createWorkerdSandbox(),
};

const tools = [defineTools({ namespace: 'clock', tools: { hour: { execute: () => 9 } } })];
const code = `
  const hours = await Promise.all([codemode.clock.hour(), codemode.clock.hour()]);
  console.log(new Map([['hours', hours]]));
  return hours.map((hour) => new Date(Date.UTC(2026, 0, 1, hour)));
`;

for (const [name, createSandbox] of Object.entries(backends)) {
  await using sandbox = createSandbox();
  const codeMode = await createCodeMode({ tools, sandbox });
  const outcome = await codeMode.execute({ code });
  console.log(name, outcome.status === 'completed' ? outcome.value : outcome, outcome.logs[0]?.text);
}

/* Prints
isolated-vm [ 2026-01-01T09:00:00.000Z, 2026-01-01T09:00:00.000Z ] Map(1) { 'hours' => [ 9, 9 ] }
isolated-vm, in this process [ 2026-01-01T09:00:00.000Z, 2026-01-01T09:00:00.000Z ] Map(1) { 'hours' => [ 9, 9 ] }
workerd [ 2026-01-01T09:00:00.000Z, 2026-01-01T09:00:00.000Z ] Map(1) { 'hours' => [ 9, 9 ] }
*/
