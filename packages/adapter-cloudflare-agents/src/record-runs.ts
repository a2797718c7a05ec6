import type { CodeTool } from '@sallyport/contract';

import type { WritableRunHistory } from './run-history.ts';

/** The same tool, writing down every program it runs and how that came out. */
export function recordRuns(codeTool: CodeTool, history: WritableRunHistory): CodeTool {
  return {
    ...codeTool,
    async run(input, options) {
      const end = history.begin(codeOf(input));
      try {
        const answer = await codeTool.run(input, options);
        const { outcome, text } = answer;
        end({ status: outcome?.status ?? 'failed', answer: text, calls: outcome?.calls ?? [] });
        return answer;
      } catch (error) {
        const status = options?.signal?.aborted ? 'aborted' : 'failed';
        end({ status, answer: error instanceof Error ? error.message : String(error), calls: [] });
        throw error;
      }
    },
  };
}

/** Input that is no program is answered by the tool, and kept as it came. */
function codeOf(input: unknown): string {
  const code = typeof input === 'object' && input !== null && 'code' in input ? input.code : input;
  return typeof code === 'string' ? code : (JSON.stringify(code) ?? '');
}
