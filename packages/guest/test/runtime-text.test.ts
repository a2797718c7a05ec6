import { describe, expect, test } from 'vitest';
import { bundleRuntime } from '../scripts/build-runtime.ts';
import { runtimeText } from '../src/runtime-text.ts';

describe('the runtime text', () => {
  test('is what the sources make of it: run `pnpm build:runtime` when this fails', async () => {
    const fresh = await bundleRuntime();
    expect(runtimeText === fresh).toBe(true);
    expect((await bundleRuntime()) === fresh).toBe(true);
  });
  test('is one line of ASCII', () => {
    expect(/^[\x20-\x7e]+$/.test(runtimeText)).toBe(true);
  });
  test('stays small enough to be read anew by every isolate', () => {
    expect(runtimeText.length).toBeLessThan(76_000);
  });
});
