import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { toolsToTs } from '@sallyport/schema-to-ts';
import ts from 'typescript-js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { callContext } from './call-context.ts';
import { read } from './documents.ts';
import { sendJson, serve } from './serve.ts';

const { resolve } = createRequire(import.meta.url);
const load = (name: string): unknown => parse(readFileSync(resolve(name), 'utf8'));
const example = (name: string): unknown => load(`@readme/oas-examples/${name}`);
const figma = (): unknown => load('@figma/rest-api-spec/openapi/openapi.yaml');

/** What the compiler says of a text that is a whole program. */
function complaints(text: string): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2024,
    types: [],
    lib: ['lib.es2024.d.ts'],
  };
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) =>
    name === '/api.ts' ? ts.createSourceFile(name, text, version, true) : getSourceFile(name, version);
  const program = ts.createProgram(['/api.ts'], options, host);
  return [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()].map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

async function typesOf(
  document: unknown,
): Promise<{ readonly text: string; readonly count: number; readonly skipped: readonly unknown[] }> {
  const { tools, skipped } = await read(document);
  const { text } = toolsToTs(tools.map((tool) => ({ ...tool, namespace: 'api' })));
  return { text, count: tools.length, skipped };
}

describe('public documents become types that compile, with every operation', () => {
  test.each<[string, () => unknown, number, string]>([
    ['Petstore, 3.0', () => example('3.0/json/petstore.json'), 20, 'findPetsByStatus(input: {\n'],
    ['Petstore, 3.1', () => example('3.1/json/petstore.json'), 20, '}): Promise<Pet[]>;'],
    ['Train Travel, 3.1', () => example('3.1/json/train-travel.json'), 7, 'create_booking(input: {'],
    ['ReadMe, 3.1', () => example('3.1/json/readme.json'), 54, 'createAPIKey('],
    ['Star Trek, 3.0', () => example('3.0/json/star-trek.json'), 120, 'body?: {\n'],
    ['Figma, 3.1', figma, 54, 'getFile(input: {'],
  ])('%s', async (_name, document, operations, words) => {
    const { text, count, skipped } = await typesOf(document());
    expect(skipped).toEqual([]);
    expect(count).toBe(operations);
    expect(text).toContain(words);
    expect(complaints(text)).toEqual([]);
  });

  test('a program that misuses them does not compile', async () => {
    const { text } = await typesOf(example('3.1/json/petstore.json'));
    const program = 'async () => codemode.api.getPetById({ petID: 1 });';
    expect(complaints(`${text}\n${program}`)).toEqual([expect.stringContaining("Did you mean to write 'petId'?")]);
  });
});

test('the Petstore is called as its document says', async () => {
  const { baseUrl, seen } = await serve((_seen, response) => sendJson(response, []));
  const { provider } = await read(example('3.0/json/petstore.json'), {
    baseUrl: `${baseUrl}/v2`,
    security: undefined as never,
  });
  const call = (name: string, input: object): Promise<unknown> =>
    provider.callTool(name, input as never, callContext());
  await call('findPetsByStatus', { status: ['available', 'sold'] });
  await call('getPetById', { petId: 7 });
  await call('addPet', { body: { name: 'Rex', photoUrls: [] } });
  await call('updatePetWithForm', { petId: 7, body: { name: 'Max', status: 'sold' } });
  expect(seen.map(({ method, url, headers, body }) => [method, url, headers['content-type'], body.toString()])).toEqual(
    [
      ['GET', '/v2/pet/findByStatus?status=available&status=sold', undefined, ''],
      ['GET', '/v2/pet/7', undefined, ''],
      ['POST', '/v2/pet', 'application/json', '{"name":"Rex","photoUrls":[]}'],
      ['POST', '/v2/pet/7', 'application/x-www-form-urlencoded', 'name=Max&status=sold'],
    ],
  );
});

test('Figma is called as its document says', async () => {
  const { baseUrl, last } = await serve((_seen, response) => sendJson(response, {}));
  const { provider } = await read(figma(), { baseUrl, security: { PersonalAccessToken: 'figd_0123456789' } });
  await provider.callTool('getFile', { file_key: 'a/b', ids: '1:2,3', depth: 2 }, callContext());
  expect(last()).toMatchObject({
    url: '/v1/files/a%2Fb?ids=1%3A2%2C3&depth=2',
    headers: { 'x-figma-token': 'figd_0123456789', accept: 'application/json' },
  });
});
