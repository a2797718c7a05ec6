import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createTypeChecker as createTypeScript6Checker } from '@sallyport/typecheck/node';
import { createTypeChecker as createTypeScript7Checker } from '@sallyport/typecheck/typescript-7';
import { afterAll, describe, expect, test } from 'vitest';

import { createCodeMode, defineTools, type CheckMode, type CodeMode, type ToolProvider } from '../src/index.ts';

const sandbox = createIsolatedVmSandbox();
const made: CodeMode[] = [];
afterAll(async () => {
  await Promise.all(made.map((codeMode) => codeMode[Symbol.asyncDispose]()));
  await sandbox[Symbol.asyncDispose]();
});

const calls: string[] = [];
const mail = defineTools({
  namespace: 'mail',
  tools: {
    send: {
      description: 'Sends a letter.',
      input: {
        type: 'object',
        properties: { to: { type: 'string' }, text: { type: 'string' } },
        required: ['to', 'text'],
      },
      output: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      execute: ({ to }: { readonly to: string }) => {
        calls.push(to);
        return { id: `m-${to}` };
      },
    },
    inbox: { description: 'Letters.', execute: () => [{ from: 'ada', subject: 'Hello' }] },
  },
});

const twoCalls = `const first: { id: string } = await codemode.mail.send({ to: "ada", text: "1" });
const second = await codemode.mail.send({ to: "lin", txt: "two" });
return [first.id, second.id];`;

const checkers = [
  { name: 'TypeScript 6', createTypeChecker: createTypeScript6Checker },
  { name: 'TypeScript 7', createTypeChecker: createTypeScript7Checker },
];

describe.each(checkers)('with the type checker of $name', ({ createTypeChecker }) => {
  async function create(check?: CheckMode, tools: readonly ToolProvider[] = [mail]): Promise<CodeMode> {
    const codeMode = await createCodeMode({ tools, sandbox, typeChecker: createTypeChecker, ...(check && { check }) });
    made.push(codeMode);
    return codeMode;
  }

  test('a program that would surely fail does not run: no tool is called', async () => {
    calls.length = 0;
    const outcome = await (await create()).execute({ code: twoCalls });
    expect(calls).toEqual([]);
    expect(outcome).toMatchObject({
      status: 'failed',
      calls: [],
      failure: { code: 'type_error', name: 'TypeCheckError', line: 2, column: 54 },
    });
  });

  test('the model reads its own line, what was meant, and that nothing was run', async () => {
    const answer = await (await create()).tool.run({ code: twoCalls });
    expect(answer.isError).toBe(true);
    expect(answer.text).toBe(
      [
        'Failed (type_error): TypeCheckError: `txt` is no property of the argument of `codemode.mail.send`. Did you mean `text`?',
        'send(input: { to: string; text: string; }): Promise<{ id: string; }>',
        'Nothing was run. Correct the program and send it again.',
        'At line 2, column 54:',
        '  1 | …t first: { id: string } = await codemode.mail.send({ to: "ada", text: "1" });',
        '> 2 | …t second = await codemode.mail.send({ to: "lin", txt: "two" });',
        '    |                                                   ^',
        '  3 | …rn [first.id, second.id];',
      ].join('\n'),
    );
  });

  test('with `warn` it runs, and what was found rides along', async () => {
    calls.length = 0;
    const outcome = await (await create('warn')).execute({ code: twoCalls });
    expect(calls).toEqual(['ada']);
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'program_threw' } });
    expect(outcome.diagnostics).toMatchObject([{ code: 'unknown_argument', level: 'error', line: 2, column: 54 }]);
  });

  test('with `off` nobody looks', async () => {
    expect((await (await create('off')).execute({ code: twoCalls })).diagnostics).toBeUndefined();
  });

  test('one run may be checked otherwise than the rest', async () => {
    const codeMode = await create('off');
    const code = 'return codemode.mail.sent({})';
    expect(await codeMode.execute({ code }, { check: 'error' })).toMatchObject({ failure: { code: 'type_error' } });
    expect(await codeMode.execute({ code }, { check: 'warn' })).toMatchObject({ failure: { code: 'program_threw' } });
    expect((await codeMode.execute({ code })).diagnostics).toBeUndefined();
  });

  test('a program that is right runs, and nothing rides along', async () => {
    const outcome = await (await create()).execute({ code: 'return (await codemode.mail.inbox()).map((m) => m.from)' });
    expect(outcome).toMatchObject({ status: 'completed', value: ['ada'], diagnostics: [] });
  });

  test('what may work runs, and its warnings reach the model', async () => {
    const code = 'const sent = await codemode.mail.send({ to: "a", text: "b" }); return sent.status ?? sent.id';
    const answer = await (await create()).tool.run({ code });
    expect(answer.text).toBe('Result:\nm-a\n\nType check:\nLine 1: The result has no property `status`. It has `id`.');
  });

  test('a syntax error is one still', async () => {
    expect(await (await create()).execute({ code: 'return (' })).toMatchObject({ failure: { code: 'syntax_error' } });
  });

  test('programs may ask for tools with $search and $describe', async () => {
    const code = 'const [hit] = await codemode.$search("letters"); return codemode.$describe(hit.path)';
    expect(await (await create()).execute({ code })).toMatchObject({ status: 'completed', diagnostics: [] });
    const wrong = await (await create()).execute({ code: 'return codemode.$serch("letters")' });
    expect(wrong).toMatchObject({ failure: { code: 'type_error' } });
  });

  test('new tools are known after a refresh, and old ones no more', async () => {
    let names = ['one'];
    const changing: ToolProvider = {
      namespace: 'changing',
      listTools: () => Promise.resolve(names.map((name) => ({ name, input: true }))),
      callTool: (name) => Promise.resolve(name),
    };
    const codeMode = await create('error', [changing]);
    expect(await codeMode.execute({ code: 'return codemode.changing.one()' })).toMatchObject({ value: 'one' });
    names = ['two'];
    await codeMode.refresh();
    expect(await codeMode.execute({ code: 'return codemode.changing.two()' })).toMatchObject({ value: 'two' });
    const gone = await codeMode.execute({ code: 'return codemode.changing.one()' });
    expect(gone).toMatchObject({ failure: { code: 'type_error' } });
  });

  test('a learned shape turns a wrong property of a result into a warning, and never into more', async () => {
    const codeMode = await createCodeMode({ tools: [mail], sandbox, typeChecker: createTypeChecker, learn: true });
    made.push(codeMode);
    const wrong = 'return (await codemode.mail.inbox()).map((letter) => letter.subjekt)';
    expect(await codeMode.execute({ code: wrong })).toMatchObject({ status: 'completed', diagnostics: [] });
    await codeMode.refresh();
    const outcome = await codeMode.execute({ code: wrong });
    expect(outcome).toMatchObject({
      status: 'completed',
      diagnostics: [
        { code: 'unknown_property', level: 'warn', message: expect.stringContaining('`subject`') as string },
      ],
    });
  });

  test('the time of a run is over during its check as at any other moment', async () => {
    const slow = await createCodeMode({
      tools: [mail],
      sandbox,
      typeChecker: () => ({
        check: (_texts, { signal } = {}) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
          }),
        update: () => {},
        [Symbol.asyncDispose]: async () => {},
      }),
    });
    const late = await slow.execute({ code: 'return 1' }, { limits: { wallMs: 30 } });
    expect(late).toMatchObject({ failure: { code: 'deadline_exceeded' } });
    const reason = new Error('enough');
    const controller = new AbortController();
    const running = slow.execute({ code: 'return 1' }, { signal: controller.signal });
    controller.abort(reason);
    await expect(running).rejects.toBe(reason);
  });
});

describe('without one', () => {
  test('nothing is checked, and asking for it says what to pass', async () => {
    const codeMode = await createCodeMode({ tools: [mail], sandbox });
    expect((await codeMode.execute({ code: 'return 1' })).diagnostics).toBeUndefined();
    await expect(codeMode.execute({ code: 'return 1' }, { check: 'error' })).rejects.toThrow(
      "check: 'error' needs a typeChecker, such as createTypeChecker of @sallyport/typecheck/node.",
    );
    await expect(createCodeMode({ tools: [mail], sandbox, check: 'warn' })).rejects.toThrow('needs a typeChecker');
  });

  test('a word that is no mode is refused', async () => {
    const options = { tools: [mail], sandbox, typeChecker: createTypeScript6Checker, check: 'strict' as CheckMode };
    await expect(createCodeMode(options)).rejects.toThrow("check must be 'error', 'warn' or 'off', and is strict.");
  });
});
