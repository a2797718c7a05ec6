// Code Mode in TanStack AI. The adapter is a script; put a provider's in its place.
import { toTanStackAi } from '@sallyport/adapter-tanstack-ai';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { type AnyTextAdapter, chat } from '@tanstack/ai';
import { createCodeMode } from 'sallyport';

import { answer, question, shop } from './shop.ts';

const base = { model: 'scripted', timestamp: 0 };

function* play(sent: unknown): Generator<object> {
  const turn = answer(sent);
  yield { ...base, type: 'RUN_STARTED', runId: 'run', threadId: 'thread' };
  if ('text' in turn) {
    yield { ...base, type: 'TEXT_MESSAGE_START', messageId: 'message', role: 'assistant' };
    yield { ...base, type: 'TEXT_MESSAGE_CONTENT', messageId: 'message', delta: turn.text };
    yield { ...base, type: 'TEXT_MESSAGE_END', messageId: 'message' };
  } else {
    const call = { toolCallId: '1', toolCallName: 'execute_code', toolName: 'execute_code' };
    yield { ...base, ...call, type: 'TOOL_CALL_START', index: 0 };
    yield { ...base, ...call, type: 'TOOL_CALL_ARGS', delta: JSON.stringify(turn) };
    yield { ...base, ...call, type: 'TOOL_CALL_END', input: turn };
  }
  const finishReason = 'text' in turn ? 'stop' : 'tool_calls';
  yield { ...base, type: 'RUN_FINISHED', runId: 'run', threadId: 'thread', finishReason };
}

const adapter = {
  kind: 'text',
  name: 'scripted',
  model: 'scripted',
  '~types': {},
  async *chatStream({ messages }: { messages: unknown }) {
    yield* play(messages);
  },
} as unknown as AnyTextAdapter;

await using sandbox = createIsolatedVmSandbox();
const codeMode = await createCodeMode({ tools: [shop], sandbox });
const stream = chat({
  adapter,
  systemPrompts: [codeMode.system('You run a shop.')],
  messages: [{ role: 'user', content: question }],
  tools: [toTanStackAi(codeMode.tool)],
});
let text = '';
for await (const event of stream) if (event.type === 'TEXT_MESSAGE_CONTENT') text += event.delta;
console.log(text);

/* Prints
There are 42 pears and plums.
*/
