import type { FunctionTool, ResponseInputItem } from 'openai/resources/responses/responses';
import { expectTypeOf, test } from 'vitest';

import type { OpenAiFunctionCallOutput, OpenAiFunctionTool } from '../src/index.ts';

test('the tool and its answers fit responses.create', () => {
  expectTypeOf<OpenAiFunctionTool>().toExtend<FunctionTool>();
  expectTypeOf<OpenAiFunctionCallOutput>().toExtend<ResponseInputItem>();
});
