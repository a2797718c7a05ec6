/** Prints what a check costs inside workerd, asked over HTTP: `pnpm measure:worker`. */
import { compile } from '@sallyport/core';

import { startWorker } from '../test/worker/start-worker.ts';

await measureWorker();

/** The same compiler inside workerd, asked over HTTP. Its clock stands still, so times include the way there and back. */
async function measureWorker(): Promise<void> {
  await using worker = await startWorker();
  const types = 'declare const codemode: { a: { b(input: { x: string }): Promise<{ y: number }> } };';
  const times: number[] = [];
  for (let turn = 0; turn < 30; turn += 1) {
    const compiled = compile(`const r${turn} = await codemode.a.b({ x: "a" });\nreturn r${turn}.y;`);
    if (!compiled.ok) throw new Error(compiled.failure.message);
    const start = performance.now();
    await worker.check(types, compiled.toCheck().texts);
    times.push(performance.now() - start);
  }
  const [firstMs = NaN, ...warm] = times;
  const medianMs = warm.toSorted((a, b) => a - b)[warm.length >> 1] ?? NaN;
  const megabytes = (worker.bundleBytes / 1024 / 1024).toFixed(1);
  console.log(`in workerd: first ${firstMs.toFixed(0)} ms, warm ${medianMs.toFixed(1)} ms, bundle ${megabytes} MiB`);
}
