import { ToolError } from '@sallyport/contract';
import { describe, expect, test } from 'vitest';

import { describeToolError } from '../src/run/describe-tool-error.ts';

const throwing = (): never => {
  throw new Error('a getter threw');
};

describe('what of a tool’s error a program may see', () => {
  test('is name, message, code and data of a ToolError', () => {
    const error = new ToolError('no such issue', { name: 'NotFound', code: 'not_found', data: { id: 1 } });
    expect(describeToolError(error)).toEqual({
      name: 'NotFound',
      message: 'no such issue',
      code: 'not_found',
      data: { id: 1 },
    });
  });
  test.each([
    ['/home/ann/project/src/tool.ts:10:3', 'tool.ts:10:3'],
    ["Cannot find module '/srv/x/lib/a.js'", "Cannot find module 'a.js'"],
    ['EACCES: /home/bob/keys/id', 'EACCES: id'],
    ['C:\\Users\\ann\\x.txt is locked', 'x.txt is locked'],
    ['GET https://api.example.com/repos/a/b.json failed', 'GET https://api.example.com/repos/a/b.json failed'],
    ['GET /repos/a/b: 404', 'GET /repos/a/b: 404'],
  ])('cuts folders of the host out of %s', (message, shown) => {
    expect(describeToolError(new Error(message)).message).toBe(shown);
  });
  test('has no stack, cause or other field', () => {
    const error = Object.assign(new Error('failed', { cause: new Error('token') }), { token: 'token' });
    expect(describeToolError(error)).toEqual({ name: 'Error', message: 'failed', code: 'tool_failed' });
  });
  test.each([
    ['a proxy that always throws', new Proxy({}, { get: throwing, has: throwing, getPrototypeOf: throwing })],
    ['a getter that throws', Object.defineProperty(new Error('x'), 'message', { get: throwing })],
    ['a symbol for a message', Object.defineProperty(new Error('x'), 'message', { value: Symbol('x') })],
    ['nothing', undefined],
  ])('never throws for %s', (_what, error) => {
    expect(describeToolError(error).code).toBe('tool_failed');
  });
});
