import { createCodeMode, defineTools } from 'sallyport';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { expect, onTestFinished, test } from 'vitest';

import { fromOpenApi } from '../src/index.ts';
import { sendJson, serve } from './serve.ts';

const secret = 'token-that-stays-outside';
const upload = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
const pet = {
  type: 'object',
  properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
  required: ['id', 'name'],
};
const json = (schema: object): object => ({ 'application/json': { schema } });
const answering = (content: object): object => ({ 200: { description: 'ok', content } });
const id = { name: 'petId', in: 'path', required: true, schema: { type: 'integer' } };

const document = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: { Pet: pet } },
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        responses: answering(json({ type: 'array', items: { $ref: '#/components/schemas/Pet' } })),
      },
    },
    '/pets/{petId}': {
      parameters: [id],
      put: {
        operationId: 'renamePet',
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/Pet' }) },
        responses: answering(json({ $ref: '#/components/schemas/Pet' })),
      },
    },
    '/pets/{petId}/photo': {
      parameters: [id],
      get: { operationId: 'getPhoto', responses: answering({ 'image/png': {} }) },
      post: {
        operationId: 'putPhoto',
        requestBody: { content: { 'multipart/form-data': { schema: upload } } },
        responses: answering(json({ type: 'object' })),
      },
    },
  },
};

const pack = [
  { id: 1, name: 'rex' },
  { id: 2, name: 'mia' },
];

const program = `
const pets = await codemode.pets.listPets({});
const renamed = await Promise.all(pets.map(({ id, name }) => codemode.pets.renamePet({ petId: id, body: { name } })));
const loud = await codemode.words.shout({ text: renamed.map(({ name }) => name).join(' ') });
const photo = await codemode.pets.getPhoto({ petId: 1 });
await codemode.pets.putPhoto({ petId: 2, body: { file: photo } });
let failure;
try {
  await codemode.pets.renamePet({ petId: 404, body: { name: 'x' } });
} catch (error) {
  failure = { code: error.code, message: error.message, data: error.data };
}
return { loud, photo, failure };
`;

test('a program in the real sandbox uses an API beside functions of the host', async () => {
  const uploads: Buffer[] = [];
  const authorizations = new Set<unknown>();
  const { baseUrl } = await serve(({ method, url, headers, body }, response) => {
    authorizations.add(headers.authorization);
    if (method === 'POST') uploads.push(body);
    if (url === '/pets/404') sendJson(response, { message: 'No such pet.' }, 404);
    else if (url === '/pets') sendJson(response, pack);
    else if (method === 'PUT') sendJson(response, { ...JSON.parse(body.toString()), id: Number(url.slice(6)) });
    else if (method === 'POST') sendJson(response, {});
    else response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from('picture'));
  });
  const sandbox = createIsolatedVmSandbox();
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  const words = defineTools({
    namespace: 'words',
    tools: {
      shout: {
        input: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
        execute: ({ text }: { text: string }) => `${text.toUpperCase()}!`,
      },
    },
  });
  const pets = await fromOpenApi(document, { namespace: 'pets', baseUrl, security: { token: secret } });
  const codeMode = await createCodeMode({ tools: [pets, words], sandbox });
  expect(codeMode.types).toContain('renamePet(');
  expect(codeMode.system()).not.toContain(secret);

  const outcome = await codeMode.execute({ code: program });
  expect(outcome).toMatchObject({ status: 'completed' });
  expect(JSON.stringify(outcome)).not.toContain(secret);
  expect('value' in outcome && outcome.value).toMatchObject({
    loud: 'REX MIA!',
    photo: { mimeType: 'image/png' },
    failure: { code: 'http_404', message: 'PUT /pets/{petId} answered 404: No such pet.', data: { status: 404 } },
  });
  expect(uploads.map(String)).toEqual([expect.stringContaining('Content-Type: image/png\r\n\r\npicture\r\n')]);
  expect([...authorizations]).toEqual([`Bearer ${secret}`]);
});

test('what does not fit the document never leaves', async () => {
  const { baseUrl, seen } = await serve();
  const sandbox = createIsolatedVmSandbox();
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  const pets = await fromOpenApi(document, { namespace: 'pets', baseUrl });
  const codeMode = await createCodeMode({ tools: [pets], sandbox });
  const outcome = await codeMode.execute({ code: 'await codemode.pets.renamePet({ petId: "x", body: {} });' });
  expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'program_threw' } });
  expect(seen).toEqual([]);
});

test.each([
  ['typed', { status: 'completed', value: ['no pet'] }],
  ['checked', { status: 'failed', failure: { message: expect.stringContaining('something else than it declares') } }],
] as const)('a service that breaks its own document, with outputs %s', async (outputs, expected) => {
  const { baseUrl } = await serve((_seen, response) => sendJson(response, ['no pet']));
  const sandbox = createIsolatedVmSandbox();
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  const pets = await fromOpenApi(document, { namespace: 'pets', baseUrl, outputs });
  const codeMode = await createCodeMode({ tools: [pets], sandbox });
  expect(codeMode.types).toMatch(/listPets\(.*\): Promise<\{/);
  expect(await codeMode.execute({ code: 'return codemode.pets.listPets({});' })).toMatchObject(expected);
});
