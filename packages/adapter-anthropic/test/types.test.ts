import type { BetaRunnableTool } from '@anthropic-ai/sdk/lib/tools/BetaRunnableTool';
import type { BetaTool } from '@anthropic-ai/sdk/resources/beta';
import { expectTypeOf, test } from 'vitest';

import { type AnthropicCodeTool, type AnthropicToolLike } from '../src/index.ts';

test('the code tool fits the tools of a tool runner, and of messages.create', () => {
  expectTypeOf<AnthropicCodeTool>().toExtend<BetaRunnableTool>();
  expectTypeOf<Pick<AnthropicCodeTool, 'type' | 'name' | 'description' | 'input_schema'>>().toExtend<BetaTool>();
});

test('the tools of the SDK can be brought in', () => {
  expectTypeOf<BetaRunnableTool & { input_schema: object; name: string }>().toExtend<AnthropicToolLike>();
});
