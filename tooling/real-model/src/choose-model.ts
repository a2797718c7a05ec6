import type { LanguageModel } from 'ai';

import { ModelError } from './model-error.ts';

/** A real model, and how it is called for people. */
export interface ChosenModel {
  readonly model: LanguageModel;
  readonly label: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that stand for a real model, the first that is set wins. */
export const modelVariables = ['OPENAI_BASE_URL', 'ANTHROPIC_API_KEY', 'OPENAI_API_KEY'] as const;

const anthropicModel = 'claude-sonnet-5-5';
const openaiModel = 'gpt-5.6';

/**
 * The model the environment asks for, or undefined when it asks for none. Providers are loaded when needed. Rejects with a
 * {@link ModelError} when a local server tells no name, and with `signal.reason` on abort.
 */
export async function chooseModel(env: Environment, signal: AbortSignal): Promise<ChosenModel | undefined> {
  const baseUrl = read(env, 'OPENAI_BASE_URL');
  const anthropicKey = read(env, 'ANTHROPIC_API_KEY');
  const openaiKey = read(env, 'OPENAI_API_KEY');
  const wished = read(env, 'SALLYPORT_MODEL');
  if (baseUrl !== undefined) {
    if (!URL.canParse(baseUrl)) throw new ModelError('OPENAI_BASE_URL must begin with http:// or https://.');
    const id = wished ?? (await firstModel(baseUrl, openaiKey, signal));
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
    const key = openaiKey === undefined ? {} : { apiKey: openaiKey };
    const provider = createOpenAICompatible({ name: 'openai-compatible', baseURL: baseUrl, ...key });
    return { model: provider(id), label: printable(`${id} at ${new URL(baseUrl).host}`) };
  }
  if (anthropicKey !== undefined) {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    const id = wished ?? anthropicModel;
    return { model: createAnthropic({ apiKey: anthropicKey })(id), label: id };
  }
  if (openaiKey !== undefined) {
    const { createOpenAI } = await import('@ai-sdk/openai');
    const id = wished ?? openaiModel;
    return { model: createOpenAI({ apiKey: openaiKey })(id), label: id };
  }
  return undefined;
}

function read(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

/** A server names its models as it likes, and the name goes to a terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, '');
}

/** A local server mostly serves one model; the first it lists is taken. */
async function firstModel(baseUrl: string, key: string | undefined, signal: AbortSignal): Promise<string> {
  const wish = 'Set SALLYPORT_MODEL to the name of a model.';
  let list: unknown;
  try {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const response = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, { headers, signal });
    list = await response.json();
  } catch (cause) {
    signal.throwIfAborted();
    throw new ModelError(`The server at OPENAI_BASE_URL lists no models. Is it running? ${wish}`, { cause });
  }
  const data = typeof list === 'object' && list !== null && 'data' in list && Array.isArray(list.data) ? list.data : [];
  const [first] = data as readonly { readonly id?: unknown }[];
  if (typeof first?.id === 'string') return first.id;
  throw new ModelError(`The server at OPENAI_BASE_URL lists no models. ${wish}`);
}
