import type { Conversation } from '../model/converse.ts';
import type { Connection } from '../stage/connect-servers.ts';
import type { Stage } from '../stage/create-stage.ts';
import type { Task } from '../task/task.ts';
import { type Fault, findFault, stageOf } from './find-fault.ts';
import { isRight } from './is-right.ts';

/** How one attempt at a task went. */
export interface Score {
  /** Programs written. Of these, how many parsed, passed the type check and ran to their end. */
  readonly programs: number;
  readonly parsed: number;
  readonly typed: number;
  readonly ran: number;
  readonly right: boolean;
  /** Calls that reached a server. */
  readonly calls: number;
  /** Of these, calls that nobody recorded: a wrong answer may then be the recording's fault. */
  readonly unrecorded: number;
  readonly turns: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** The first thing that is wrong. Absent where nothing is. */
  readonly fault?: Fault;
}

/** Scores a conversation in Code Mode. */
export function scoreCode(task: Task, stage: Stage, conversation: Conversation): Score {
  const { written, connections } = stage;
  const stages = written.map(stageOf);
  const last = written.at(-1)?.answer;
  const right = isRight(task.answer, {
    value: last?.outcome?.status === 'completed' ? last.value : undefined,
    text: conversation.text,
    media: (last?.media ?? []).map(({ mimeType }) => mimeType),
    connections,
  });
  const counts = countCalls(connections);
  const fault = findFault({ written, isRight: right, calls: counts.calls, mostCalls: task.mostCalls });
  return {
    programs: written.length,
    parsed: stages.filter((reached) => reached !== 'does not parse').length,
    typed: stages.filter((reached) => reached === 'fails' || reached === 'ran').length,
    ran: stages.filter((reached) => reached === 'ran').length,
    right,
    ...counts,
    ...spent(conversation),
    ...(fault !== undefined && { fault }),
  };
}

/** What the same task costs by plain tool calls. */
export type PlainScore = Pick<Score, 'right' | 'calls' | 'unrecorded' | 'turns' | 'tokensIn' | 'tokensOut'>;

/** Scores a conversation by plain tool calls. Pictures reach the model as they are, so they are no part of the answer. */
export function scorePlain(
  { answer: { media: _, ...answer } }: Task,
  connections: readonly Connection[],
  conversation: Conversation,
): PlainScore {
  const right = isRight(answer, { value: undefined, text: conversation.text, media: [], connections });
  return { right, ...countCalls(connections), ...spent(conversation) };
}

function countCalls(connections: readonly Connection[]): Pick<Score, 'calls' | 'unrecorded'> {
  const sessions = connections.map(({ session }) => session);
  return {
    calls: sessions.reduce((sum, { received }) => sum + received.length, 0),
    unrecorded: sessions.reduce((sum, { unrecorded }) => sum + unrecorded.length, 0),
  };
}

function spent({ turns, tokensIn, tokensOut }: Conversation): Pick<Score, 'turns' | 'tokensIn' | 'tokensOut'> {
  return { turns, tokensIn, tokensOut };
}
