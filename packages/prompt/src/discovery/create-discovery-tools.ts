import type { CodeTool, CodeToolAnswer, JsonSchema } from '@sallyport/contract';

import type { SearchHit, SearchIndex } from './create-search-index.ts';
import type { Description, UnknownPath } from './describe.ts';

const searchInput: JsonSchema = {
  type: 'object',
  properties: {
    query: { type: 'string', description: 'What you need, in plain words.' },
    limit: { type: 'integer', minimum: 1, maximum: 50, description: 'Default 10.' },
  },
  required: ['query'],
  additionalProperties: false,
};

const describeInput: JsonSchema = {
  type: 'object',
  properties: { path: { type: 'string', description: 'A path that search gave, such as github.list_issues.' } },
  required: ['path'],
  additionalProperties: false,
};

/**
 * `search` and `describe` as tools of their own, for hosts whose model sees no system prompt. They answer without a
 * program; what they say is third-party text, as everything about tools is.
 */
export function createDiscoveryTools(index: SearchIndex, codeToolName: string): readonly CodeTool[] {
  return [
    {
      name: 'search',
      description: `Finds functions that a program run by ${codeToolName} can call, by plain words, best first. Gives the path and signature of each.`,
      inputSchema: searchInput,
      run: async (input) => {
        const { query, limit } = readInput(input);
        if (typeof query !== 'string') return refuse('search takes { "query": "…" } with plain words.');
        return answer(hitsText(index.search(query, typeof limit === 'number' ? { limit } : {})));
      },
    },
    {
      name: 'describe',
      description: `Gives the full types, docs and an example of one function that ${codeToolName} can call, by its path.`,
      inputSchema: describeInput,
      run: async (input) => {
        const { path } = readInput(input);
        if (typeof path !== 'string') return refuse('describe takes { "path": "…" } with a path that search gave.');
        return describeAnswer(index.describe(path));
      },
    },
  ];
}

function readInput(input: unknown): Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null ? { ...input } : {};
}

function hitsText(hits: readonly SearchHit[]): string {
  if (hits.length === 0) return 'Nothing fits. Try other words, or fewer.';
  return hits.map(({ path, signature }) => `codemode.${path}\n${signature}`).join('\n\n');
}

function describeAnswer(found: Description | UnknownPath): CodeToolAnswer {
  if (!('unknown' in found)) return answer(`${found.types}\n\n${found.example}`);
  const hint = found.suggestions.length === 0 ? '' : ` Did you mean ${found.suggestions.join(', ')}?`;
  return refuse(`There is no ${found.unknown}.${hint}`);
}

function answer(text: string): CodeToolAnswer {
  return { text, isError: false, media: [], outcome: undefined };
}

function refuse(text: string): CodeToolAnswer {
  return { text, isError: true, media: [], outcome: undefined };
}
