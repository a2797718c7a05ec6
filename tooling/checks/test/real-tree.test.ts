import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checks } from '../checks.ts';
import { messagesOf } from './messages-of.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

// The capability table costs a conformance run of every sandbox, which their own tests make already.
const quick = [...checks].filter(([name]) => name !== 'capabilities');

test.each(quick)('%s: the repository is green', async (_name, check) => {
  expect(await messagesOf(check, root)).toEqual([]);
});
