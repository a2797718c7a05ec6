import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import * as newest from 'ai';
import * as newestTest from 'ai/test';
import * as newest6 from 'ai-6';
import * as newest6Test from 'ai-6/test';
import * as floor6 from 'ai-6-floor';
import * as floor6Test from 'ai-6-floor/test';
import * as floor7 from 'ai-7-floor';
import * as floor7Test from 'ai-7-floor/test';
import { afterAll, test } from 'vitest';

import { createHarness, type MakeModel } from './kit-harness.ts';

const fourth =
  (module: object): MakeModel =>
  (does) =>
    new (module as { readonly MockLanguageModelV4: new (does: object) => unknown }).MockLanguageModelV4(does);
const third =
  (module: object): MakeModel =>
  (does) =>
    new (module as { readonly MockLanguageModelV3: new (does: object) => unknown }).MockLanguageModelV3(does);

const subjects = [
  ['AI SDK 6.0.0', floor6, third(floor6Test), 6],
  ['AI SDK 6', newest6, third(newest6Test), 6],
  ['AI SDK 7.0.0', floor7, fourth(floor7Test), 7],
  ['AI SDK 7', newest, fourth(newestTest), 7],
] as const;

for (const [name, ai, makeModel, version] of subjects) {
  await testAdapter({
    name,
    harness: createHarness(ai, makeModel, version),
    createSandbox: () => createIsolatedVmSandbox(),
    test,
    skip: test.skip,
    after: afterAll,
  });
}
