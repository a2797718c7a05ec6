import { compile } from '@sallyport/core';
import { expect, test } from 'vitest';

import { typeBombs } from './bombs.ts';
import { createCompiler } from '../src/compiler/create-compiler.ts';
import { api, findingsWith } from './findings-of.ts';
import { startWorker } from './worker/start-worker.ts';

const compiler = createCompiler();

test('checks in a real workerd, and says what it says on Node', async () => {
  await using worker = await startWorker();
  const programs = [
    'return codemode.mail.send({ to: 1, text: "b" })',
    'const r = codemode.github.list_issues({ owner: "a", repo: "b" }); return r.issues.length',
    'return codemode.mail.send({ to: "a", text: "b" })',
  ];
  for (const code of programs) {
    const compiled = compile(code);
    if (!compiled.ok) throw new Error(compiled.failure.message);
    const found = await worker.check(api, compiled.toCheck().texts);
    expect(found.map(({ message }) => message)).toEqual(findingsWith(compiler, code).map(({ message }) => message));
  }
  for (const { code } of typeBombs) {
    const compiled = compile(code);
    if (!compiled.ok) throw new Error(compiled.failure.message);
    const found = await worker.check(api, compiled.toCheck().texts);
    expect(found.map((finding) => finding.code)).toEqual(['wrong_argument', 'types_left_out']);
  }
});
