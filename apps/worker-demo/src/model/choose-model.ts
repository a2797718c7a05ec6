import type { LanguageModel } from 'ai';

import type { Env } from '../env.ts';

/** A real model, and how it is called for people. */
export interface ChosenModel {
  readonly label: string;
  /** Loads the provider and makes the model. */
  load(signal: AbortSignal): Promise<LanguageModel>;
}

const anthropicModel = 'claude-sonnet-5-5';
const openaiModel = 'gpt-5.6';
const workersModel = '@cf/openai/gpt-oss-120b';

/** The model the environment asks for, or undefined when it asks for none. A key goes before Workers AI. */
export function chooseModel(env: Env): ChosenModel | undefined {
  const baseUrl = read(env.OPENAI_BASE_URL);
  const anthropicKey = read(env.ANTHROPIC_API_KEY);
  const openaiKey = read(env.OPENAI_API_KEY);
  const wished = read(env.SALLYPORT_MODEL);
  if (baseUrl !== undefined) return compatibleModel(baseUrl, openaiKey, wished);
  if (anthropicKey !== undefined) {
    const id = wished ?? anthropicModel;
    return {
      label: id,
      load: async () => (await import('@ai-sdk/anthropic')).createAnthropic({ apiKey: anthropicKey })(id),
    };
  }
  if (openaiKey !== undefined) {
    const id = wished ?? openaiModel;
    return { label: id, load: async () => (await import('@ai-sdk/openai')).createOpenAI({ apiKey: openaiKey })(id) };
  }
  return env.AI === undefined ? undefined : workersAiModel(env.AI, wished ?? workersModel);
}

function read(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === '' ? undefined : text;
}

function compatibleModel(baseUrl: string, key: string | undefined, wished: string | undefined): ChosenModel {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : 'OPENAI_BASE_URL';
  return {
    label: wished === undefined ? `the model at ${host}` : `${wished} at ${host}`,
    async load(signal) {
      const id = wished ?? (await firstModel(baseUrl, key, signal));
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return createOpenAICompatible({ name: 'openai-compatible', baseURL: baseUrl, ...(key && { apiKey: key }) })(id);
    },
  };
}

function workersAiModel(binding: Ai, id: string): ChosenModel {
  return {
    label: `${id} on Workers AI`,
    load: async () => (await import('workers-ai-provider')).createWorkersAI({ binding })(id),
  };
}

/** A local server mostly serves one model; the first it lists is taken. */
async function firstModel(baseUrl: string, key: string | undefined, signal: AbortSignal): Promise<string> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const list: unknown = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, { headers, signal }).then(
    (response) => response.json(),
    () => undefined,
  );
  signal.throwIfAborted();
  const data = typeof list === 'object' && list !== null && 'data' in list && Array.isArray(list.data) ? list.data : [];
  const [first] = data as readonly { readonly id?: unknown }[];
  if (typeof first?.id === 'string') return first.id;
  throw new Error('The server at OPENAI_BASE_URL lists no models. Is it running? Or set SALLYPORT_MODEL.');
}
