import { generateText } from 'ai';
import { expect, onTestFinished, test } from 'vitest';

import { ModelError, chooseModel, modelError } from '../src/index.ts';
import { type ModelAnswer, type ModelServer, startModelServer } from '../src/test-server.ts';

const signal = new AbortController().signal;

async function start(answer: ModelAnswer): Promise<ModelServer> {
  const server = await startModelServer(() => answer);
  onTestFinished(() => server[Symbol.dispose]());
  return server;
}

test('without a variable there is no model, and an empty one counts as none', async () => {
  expect(await chooseModel({ OPENAI_API_KEY: ' ' }, signal)).toBeUndefined();
});

test('a base URL goes before the keys, and Anthropic before OpenAI', async () => {
  const keys = { ANTHROPIC_API_KEY: 'a', OPENAI_API_KEY: 'o' };
  expect((await chooseModel(keys, signal))?.label).toBe('claude-sonnet-5-5');
  expect((await chooseModel({ OPENAI_API_KEY: 'o' }, signal))?.label).toBe('gpt-5.6');
  const { url } = await start({ text: '' });
  const chosen = await chooseModel({ ...keys, OPENAI_BASE_URL: url }, signal);
  expect(chosen?.label).toBe(`small-local-model at ${new URL(url).host}`);
});

test('the model answers over the wire, under the name that was wished for', async () => {
  const { url, requests } = await start({ text: 'Good day.' });
  const env = { OPENAI_BASE_URL: url, OPENAI_API_KEY: 'sk-secret', SALLYPORT_MODEL: 'large' };
  const chosen = await chooseModel(env, signal);
  const { text, usage } = await generateText({ model: chosen?.model ?? '', prompt: 'Hello' });
  expect([text, usage.inputTokens, usage.outputTokens]).toEqual(['Good day.', 100, 20]);
  expect(requests.map(({ model, authorization }) => [model, authorization])).toEqual([['large', 'Bearer sk-secret']]);
});

test('a model that refuses is a ModelError that says what to check and holds no key', async () => {
  const { url } = await start({ status: 401, message: 'No such key.' });
  const chosen = await chooseModel({ OPENAI_BASE_URL: url, OPENAI_API_KEY: 'sk-secret' }, signal);
  const failure = generateText({ model: chosen?.model ?? '', prompt: 'Hello', maxRetries: 0 }).catch(modelError);
  const error = (await failure) as ModelError;
  expect(error).toBeInstanceOf(ModelError);
  expect(error.message).toMatch(
    /^The model did not answer \(status 401\): No such key\.\nCheck the key, OPENAI_BASE_URL/,
  );
  expect(error.message).not.toContain('sk-secret');
});

test('a server that is not there is a ModelError', async () => {
  const chosen = chooseModel({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, signal);
  await expect(chosen).rejects.toThrow('The server at OPENAI_BASE_URL lists no models. Is it running?');
});

test('an address that is none is a ModelError', async () => {
  const chosen = chooseModel({ OPENAI_BASE_URL: 'localhost', SALLYPORT_MODEL: 'm' }, signal);
  await expect(chosen).rejects.toThrow('OPENAI_BASE_URL must begin with http:// or https://.');
});
