import { jsonSchema, tool } from 'ai';
import { expect, test } from 'vitest';

import { converse } from '../src/model/converse.ts';
import { countText } from '../src/model/count-tokens.ts';
import { createScriptedModel } from '../src/model/scripted-model.ts';

const frame = 4;
const picture = 1_000;
const signal = new AbortController().signal;

const inputSchema = { type: 'object', properties: { city: { type: 'string' } } } as const;
const weather = tool({
  description: 'The weather of a city.',
  inputSchema: jsonSchema<{ city: string }>(inputSchema),
  execute: async ({ city }) => `Rain in ${city}.`,
  toModelOutput: ({ output }) => ({ type: 'text', value: output }),
});
const sky = tool({
  description: 'A picture of the sky.',
  inputSchema: jsonSchema<Record<string, never>>({ type: 'object' }),
  execute: async () => 'iVBORw0KGgo=',
  toModelOutput: ({ output: data }) => ({
    type: 'content',
    value: [{ type: 'file', mediaType: 'image/png', data: { type: 'data', data } }],
  }),
});

test('every turn is charged for everything before it, tools and results included', async () => {
  const model = createScriptedModel(
    [
      [{ toolName: 'weather', input: { city: 'Kiel' } }],
      [
        { toolName: 'weather', input: { city: 'Bremen' } },
        { toolName: 'weather', input: { city: 'Hamburg' } },
      ],
    ],
    (result) => `Last heard: ${result}`,
  );
  const told = { system: 'Be brief.', tools: { weather }, ask: 'Where does it rain?' };
  const conversation = await converse(model, told, signal);

  const definition = { name: 'weather', description: 'The weather of a city.', parameters: inputSchema };
  const tools = countText(JSON.stringify(definition));
  const start = tools + frame + countText('Be brief.') + frame + countText('Where does it rain?');
  const call = (city: string): number => countText('weather') + countText(JSON.stringify({ city }));
  const first = start + frame + call('Kiel') + frame + countText('Rain in Kiel.');
  const results = countText('Rain in Bremen.') + countText('Rain in Hamburg.');
  const second = first + frame + call('Bremen') + call('Hamburg') + frame + results;
  expect(conversation.text).toBe('Last heard: Rain in Bremen.');
  expect(conversation.turns).toBe(3);
  expect(conversation.tokensIn).toBe(start + first + second);
  expect(conversation.tokensOut).toBe(
    call('Kiel') + call('Bremen') + call('Hamburg') + countText('Last heard: Rain in Bremen.'),
  );
});

test('a picture costs the same whatever its bytes', async () => {
  const model = createScriptedModel([[{ toolName: 'sky', input: {} }]], 'Grey.');
  const { tokensIn } = await converse(model, { system: 'Be brief.', tools: { sky }, ask: 'Show me.' }, signal);
  const definition = { name: 'sky', description: 'A picture of the sky.', parameters: { type: 'object' } };
  const start = countText(JSON.stringify(definition)) + frame + countText('Be brief.') + frame + countText('Show me.');
  const call = countText('sky') + countText('{}');
  expect(tokensIn).toBe(start + (start + frame + call + frame + picture));
});
