import type { LanguageModel } from 'ai';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

/** A model of the AI SDK, as an object. */
export type Model = Extract<LanguageModel, { readonly specificationVersion: 'v4' }>;
/** What a model is asked in one turn. */
export type Asked = Parameters<Model['doGenerate']>[0];
/** What it answers. */
export type Answered = Awaited<ReturnType<Model['doGenerate']>>;

/** What the frame of a message costs, about. */
const messageTokens = 4;
/** What a picture costs, whatever its size: models differ, and both sides of a comparison show the same ones. */
const pictureTokens = 1_000;

const known = new Map<string, number>();

/** Tokens of a text, o200k. */
export function countText(text: string): number {
  const count = known.get(text) ?? countTokens(text);
  // The same tool lists and prompts come again with every turn.
  known.set(text, count);
  return count;
}

/** Tokens a model reads in one turn: every message so far and every tool it is told of. */
export function countAsked({ prompt, tools = [] }: Pick<Asked, 'prompt' | 'tools'>): number {
  const told = tools.map((tool) => {
    if (tool.type !== 'function') return 0;
    const { name, description, inputSchema: parameters } = tool;
    return countText(JSON.stringify({ name, description, parameters }));
  });
  const said = prompt.map(
    ({ content }) => messageTokens + sum(typeof content === 'string' ? [countText(content)] : content.map(countPart)),
  );
  return sum([...told, ...said]);
}

/** Tokens a model writes in one turn. */
export function countAnswered({ content }: Pick<Answered, 'content'>): number {
  return sum(content.map(countPart));
}

type Part = Exclude<Asked['prompt'][number]['content'], string>[number] | Answered['content'][number];

function countPart(part: Part): number {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return countText(part.text);
    case 'tool-call': {
      const input = typeof part.input === 'string' ? part.input : JSON.stringify(part.input);
      return countText(part.toolName) + countText(input);
    }
    case 'tool-result':
      return 'output' in part ? countOutput(part.output) : 0;
    case 'file':
      return pictureTokens;
    default:
      return 0;
  }
}

type Output = Extract<Part, { readonly type: 'tool-result'; readonly output: unknown }>['output'];

function countOutput(output: Output): number {
  if (output.type === 'text' || output.type === 'error-text') return countText(output.value);
  if (output.type === 'json' || output.type === 'error-json') return countText(JSON.stringify(output.value));
  if (output.type !== 'content') return 0;
  return sum(output.value.map((part) => (part.type === 'text' ? countText(part.text) : pictureTokens)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
