import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checks } from '../checks.ts';
import { messagesOf } from './messages-of.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test.each([...checks])('%s: the repository is green', async (_name, check) => {
  expect(await messagesOf(check, root)).toEqual([]);
});
