import { writeFileSync } from 'node:fs';
import type { CallRecord, Json, RunEvent } from '@sallyport/contract';

import { converse } from './model/converse.ts';
import { createScriptedModel } from './model/scripted-model.ts';
import { findVariant } from './prompt-variants.ts';
import { type House, createStage } from './stage/create-stage.ts';
import { type PlainCall, type PlainTurn, type Task, plainFile } from './task/task.ts';

/**
 * Writes a task's plain conversation: the calls its good program makes, those made at once in one turn. A model that calls
 * tools one turn after the other can do no better with the same plan.
 */
export async function scriptPlain(task: Task, house: House): Promise<readonly PlainTurn[]> {
  const events: RunEvent[] = [];
  await using stage = await createStage(task, findVariant('default'), house, (event) => void events.push(event));
  const toolName = stage.codeMode.tool.name;
  const turns = (task.programs.get('good') ?? []).map((code) => [{ toolName, input: { code } }]);
  await converse(createScriptedModel(turns, ''), stage.told, house.signal);
  const plain = toTurns(events);
  writeFileSync(plainFile(task.name), `${JSON.stringify(plain, null, 2)}\n`);
  return plain;
}

/** Calls that began before any call of their turn had ended could be made at once. */
function toTurns(events: readonly RunEvent[]): readonly PlainTurn[] {
  const ends = new Map(events.flatMap((event) => (event.type === 'call-end' ? [[event.call.callId, event.call]] : [])));
  const turns: PlainCall[][] = [];
  let isOver = true;
  for (const event of events) {
    if (event.type === 'call-end') isOver = true;
    if (event.type !== 'call-start') continue;
    const call = ends.get(event.callId);
    // What finds tools is no tool: a model that has the whole list needs none.
    if (call === undefined || call.path.startsWith('$')) continue;
    if (isOver) turns.push([]);
    isOver = false;
    turns.at(-1)?.push(toPlainCall(call, event.input));
  }
  return turns;
}

function toPlainCall({ namespace, tool }: CallRecord, input: Json | undefined): PlainCall {
  return { server: namespace, tool, input: (input ?? {}) as PlainCall['input'] };
}
