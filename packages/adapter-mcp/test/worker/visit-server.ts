import { type McpClientLike, fromMcp } from '../../src/index.ts';
import { callContext, rejection } from '../call-context.ts';

/** What one Worker saw of the decent server, as JSON. */
export async function visitServer(client: McpClientLike): Promise<Readonly<Record<string, unknown>>> {
  const provider = await fromMcp(client);
  const changed = new Promise<string>((resolve) => provider.onToolsChanged?.(() => resolve('heard')));
  const tools = await provider.listTools(callContext());
  // Makes the client itself hold every output schema, so that it validates what comes back.
  await client.listTools();
  const seen = {
    namespace: provider.namespace,
    output: tools.find(({ name }) => name === 'structured')?.output,
    structured: await provider.callTool('structured', { n: 21 }, callContext()),
    lies: plainError(await rejection(provider.callTool('lies', {}, callContext()))),
    fails: plainError(await rejection(provider.callTool('fails', {}, callContext()))),
    steps: await takeSteps(provider),
    cancelled: await cancelOne(provider),
    changed: await provider.callTool('grow', {}, callContext()).then(() => changed),
    grown: (await provider.listTools(callContext())).some(({ name }) => name === 'grown'),
  };
  return seen;
}

type Provider = Awaited<ReturnType<typeof fromMcp>>;

async function takeSteps(provider: Provider): Promise<unknown> {
  const context = callContext();
  return { value: await provider.callTool('steps', { total: 3 }, context), progress: context.reported };
}

/** Aborts a call that waits, and asks the server what it knows of it. */
async function cancelOne(provider: Provider): Promise<unknown> {
  const controller = new AbortController();
  const call = rejection(provider.callTool('wait', {}, callContext(controller.signal)));
  const state = (): Promise<unknown> => provider.callTool('waiting', {}, callContext());
  await until(async () => ((await state()) as { waiting: number }).waiting === 1);
  controller.abort(new Error('enough'));
  const error = plainError(await call);
  await until(async () => ((await state()) as { cancelled: unknown[] }).cancelled.length === 1);
  return { error, state: await state() };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, code, data } = error as Error & { readonly code?: unknown; readonly data?: unknown };
  return { name, message, code, data };
}
