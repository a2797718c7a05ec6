import { describe, expect, test } from 'vitest';
import { bundleRuntimeChunks } from '../scripts/runtime-chunks.ts';
import { runtimeChunks } from '../src/runtime-chunks.ts';
import { runtimeText } from '../src/runtime-text.ts';

describe('the runtime text', () => {
  test('is what the sources make of it: run `pnpm build:runtime` when this fails', async () => {
    const fresh = await bundleRuntimeChunks();
    expect(runtimeChunks).toEqual(fresh);
    expect(await bundleRuntimeChunks()).toEqual(fresh);
  });
  test('is one line of ASCII', () => {
    expect(/^[\x20-\x7e]+$/.test(runtimeText)).toBe(true);
  });
  test('stays small enough to be read anew by every isolate', () => {
    expect(runtimeText.length).toBeLessThan(77_000);
  });
});
