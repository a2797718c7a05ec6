import { converse } from './model/converse.ts';
import { type Model, countText } from './model/count-tokens.ts';
import { createScriptedModel } from './model/scripted-model.ts';
import type { PromptVariant } from './prompt-variants.ts';
import { isShown } from './score/is-shown.ts';
import { type PlainScore, type Score, scoreCode, scorePlain } from './score/score.ts';
import { connectServers } from './stage/connect-servers.ts';
import { type House, type Stage, base, createStage } from './stage/create-stage.ts';
import { plainNames, plainTools } from './stage/plain-tools.ts';
import type { Task } from './task/task.ts';

/** One attempt at a task in Code Mode. */
export interface Attempt extends Score {
  readonly task: string;
  /** The prompt variant. */
  readonly prompt: string;
  /** The program's name, or the model's. */
  readonly by: string;
  /** Tokens of the system prompt. */
  readonly promptTokens: number;
  /** The prompt shows every tool that the task's good program calls. */
  readonly shown: boolean;
  /** The programs as they were written. */
  readonly code: readonly string[];
}

/** Runs the texts of one program, each answered before the next, as a scripted model. */
export async function tryProgram(
  task: Task,
  { by, texts, variant }: { readonly by: string; readonly texts: readonly string[]; readonly variant: PromptVariant },
  house: House,
): Promise<Attempt> {
  await using stage = await createStage(task, variant, house);
  const toolName = stage.codeMode.tool.name;
  const turns = texts.map((code) => [{ toolName, input: { code } }]);
  return await attempt(task, stage, { by, variant, model: createScriptedModel(turns, repeat) }, house);
}

/** Lets a model write the programs. */
export async function tryModel(
  task: Task,
  { by, model, variant }: { readonly by: string; readonly model: Model; readonly variant: PromptVariant },
  house: House,
): Promise<Attempt> {
  await using stage = await createStage(task, variant, house);
  return await attempt(task, stage, { by, variant, model }, house);
}

async function attempt(
  task: Task,
  stage: Stage,
  { by, model, variant }: { readonly by: string; readonly model: Model; readonly variant: PromptVariant },
  { signal }: House,
): Promise<Attempt> {
  const conversation = await converse(model, stage.told, signal);
  return {
    task: task.name,
    prompt: variant.name,
    by,
    ...scoreCode(task, stage, conversation),
    promptTokens: countText(stage.told.system),
    shown: await isShown(task.programs.get('good')?.at(-1) ?? '', stage),
    code: stage.written.map(({ code }) => code),
  };
}

/** A scripted model says what its program returned. */
function repeat(result: string): string {
  return result.startsWith('Failed') ? 'It failed.' : result.replace(/^Result:\s/, '');
}

/** Does a task by plain tool calls: the scripted ones, or those a model makes. */
export async function tryPlain(task: Task, model: Model | undefined, house: House): Promise<PlainScore> {
  const { servers, signal } = house;
  await using connections = await connectServers(task, servers, signal);
  const nameOf = plainNames(connections.all);
  const turns = task.plain.map((turn) => turn.map((call) => ({ toolName: nameOf(call), input: { ...call.input } })));
  const last = task.answer.value === undefined ? 'Here it is.' : JSON.stringify(task.answer.value);
  const told = { system: base, tools: plainTools(connections.all), ask: task.ask };
  const conversation = await converse(model ?? createScriptedModel(turns, last), told, signal);
  return scorePlain(task, connections.all, conversation);
}
