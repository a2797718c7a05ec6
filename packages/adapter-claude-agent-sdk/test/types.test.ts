import type { createSdkMcpServer } from '@anthropic-ai/claude-agent-sdk';
import type { createSdkMcpServer as createFloorServer } from 'claude-agent-sdk-floor';
import { expectTypeOf, test } from 'vitest';

import type { ClaudeAgentCodeTool, ClaudeAgentToolLike } from '../src/index.ts';

test('the code tool fits createSdkMcpServer, and the tools of the SDK can be brought in', () => {
  type Tools = NonNullable<Parameters<typeof createSdkMcpServer>[0]['tools']>;
  expectTypeOf<ClaudeAgentCodeTool[]>().toExtend<Tools>();
  type FloorTools = NonNullable<Parameters<typeof createFloorServer>[0]['tools']>;
  expectTypeOf<ClaudeAgentCodeTool[]>().toExtend<FloorTools>();
  expectTypeOf<Tools[number]>().toExtend<ClaudeAgentToolLike>();
});
