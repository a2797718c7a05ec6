import { describe, expect, it } from 'vitest';
import { valueOf } from './evaluate.ts';
import { modelPrograms } from './model-programs.ts';

describe('programs as models write them', () => {
  it.each(modelPrograms)('$habit', async ({ code, value }) => {
    expect(await valueOf(code)).toEqual(value);
  });
});
