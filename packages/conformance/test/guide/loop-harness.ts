import type { AdapterHarness, ModelRequest } from '../../src/index.ts';
import { fromLoop, toLoop } from './loop-adapter.ts';
import { runLoop, type LoopRequest } from './loop.ts';

/** The framework's own loop, driven by the kit's script. */
export const harness: AdapterHarness = {
  async runAgent({ codeTool, system, turns, signal }) {
    const requests: ModelRequest[] = [];
    const model = async (request: LoopRequest) => {
      const turn = turns[requests.length] ?? { text: 'the script is over' };
      requests.push(toKit(request));
      return 'text' in turn ? turn : { calls: [...turn.calls] };
    };
    const text = await runLoop({ model, system, tools: [toLoop(codeTool)], signal });
    return { requests, text };
  },
  bringTools: (plans) =>
    fromLoop(
      plans.map(({ name, description, inputSchema, execute }) => ({
        name,
        description,
        parameters: inputSchema as object,
        run: async (input, signal) => [{ text: JSON.stringify(await execute(input as never, { signal })) }],
      })),
    ),
};

/** What the model was sent, in the kit's words. */
function toKit({ system, tools, results }: LoopRequest): ModelRequest {
  return {
    system,
    tools: tools.map(({ name, description, parameters }) => ({ name, description, inputSchema: { ...parameters } })),
    results: results.map(({ id, parts }) => ({
      callId: id,
      text: parts.flatMap((part) => ('text' in part ? [part.text] : [])).join('\n'),
      images: parts.flatMap((part) => {
        const [, mimeType, data] = ('image' in part && /^data:(.*);base64,(.*)$/.exec(part.image)) || [];
        return mimeType && data ? [{ mimeType, data }] : [];
      }),
    })),
  };
}
