import type { Client as SecondClient } from '@modelcontextprotocol/client';
import type { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { expectTypeOf, test } from 'vitest';

import { fromMcp } from '../src/index.ts';

test('takes the clients of both SDK generations without a cast', () => {
  expectTypeOf(fromMcp).toBeCallableWith(null as unknown as FirstClient);
  expectTypeOf(fromMcp).toBeCallableWith(null as unknown as SecondClient, { namespace: 'a' });
});
