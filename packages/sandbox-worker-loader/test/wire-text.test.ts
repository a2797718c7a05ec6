import { expect, test } from 'vitest';
import { bundleWire } from '../scripts/build-wire.ts';
import { printingWireText, wireText } from '../src/wire-text.ts';

test('the texts of the wire are what its source makes of them: run `pnpm build:wire` when this fails', async () => {
  expect((await bundleWire(false)) === wireText).toBe(true);
  expect((await bundleWire(true)) === printingWireText).toBe(true);
});
