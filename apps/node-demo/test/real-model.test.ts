import { type ModelServer, startModelServer } from '@sallyport/real-model/test-server';
import { expect, onTestFinished, test } from 'vitest';

import { startDemo } from './start-demo.ts';

/** A model that writes one program, then tells its result. */
async function startProgrammer(code: string): Promise<ModelServer> {
  const server = await startModelServer(({ messages }) => {
    const { role, content } = messages.at(-1) ?? { role: '', content: '' };
    if (role !== 'tool') return { calls: [{ name: 'execute_code', input: { code } }] };
    return { text: `The program said: ${String(content).replaceAll(/\s+/g, ' ')}` };
  });
  onTestFinished(() => server[Symbol.dispose]());
  return server;
}

test('a model at OPENAI_BASE_URL writes the program, which runs, and reads its result', async () => {
  const program =
    "const text = (await codemode.filesystem.read_text_file({ path: 'README.txt' })).content;\nreturn text.split(',')[0];";
  const { url, requests } = await startProgrammer(program);
  const { code, stdout, stderr } = await startDemo(['--ask', 'Whose shop is it?'], { env: { OPENAI_BASE_URL: url } })
    .ended;
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toContain('small-local-model at 127.0.0.1:');
  expect(stdout).not.toContain('recorded');
  expect(stdout).toContain('You    Whose shop is it?');
  expect(stdout).toContain("    2 │ return text.split(',')[0];");
  expect(stdout).toMatch(/├─ filesystem\.read_text_file {2}path: 'README\.txt' +\d+ ms/);
  expect(stdout).toContain('Model  The program said: Result: Harbour Tea');

  const [first, second] = requests;
  expect(first?.tools?.map((tool) => tool.function.name)).toEqual(['execute_code']);
  expect(JSON.stringify(first?.messages[0])).toContain('read_text_file');
  expect(second?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool']);
});

test('a model that cannot be reached ends the demo with 4, and no key is printed', async () => {
  const env = { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OPENAI_API_KEY: 'sk-very-secret' };
  const { code, stdout, stderr } = await startDemo([], { env }).ended;
  expect(stderr).toContain('OPENAI_BASE_URL lists no models. Is it running?');
  expect(stdout + stderr).not.toContain('very-secret');
  expect(code).toBe(4);
});
