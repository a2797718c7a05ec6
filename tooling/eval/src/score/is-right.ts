import { isDeepStrictEqual } from 'node:util';

import type { Connection } from '../stage/connect-servers.ts';
import type { ExpectedAnswer } from '../task/task.ts';
import { isSame } from './is-same.ts';

/** What an attempt came to. */
export interface Given {
  /** What the last program returned. Undefined where it did not end, or there was none. */
  readonly value: unknown;
  /** The model's last words. */
  readonly text: string;
  /** MIME types of what was shown. */
  readonly media: readonly string[];
  readonly connections: readonly Pick<Connection, 'namespace' | 'session'>[];
}

/** True when everything the task names is as it must be. */
export function isRight(expected: ExpectedAnswer, given: Given): boolean {
  const { value, anyOrder = false, media, state = {} } = expected;
  const isValueRight =
    value === undefined ||
    [given.value, readJson(given.text)].some((one) => one !== undefined && isSame(value, one, { anyOrder }));
  const isMediaRight = media === undefined || isDeepStrictEqual(media.toSorted(), given.media.toSorted());
  return isValueRight && isMediaRight && Object.entries(state).every(([name, words]) => remembers(given, name, words));
}

function remembers({ connections }: Given, namespace: string, words: object): boolean {
  const state = connections.find((connection) => connection.namespace === namespace)?.session.state() ?? {};
  return Object.entries(words).every(([word, value]) => isDeepStrictEqual(state[word], value));
}

/** JSON that a model said: the text itself, or what stands in its last fence. */
function readJson(text: string): unknown {
  const fenced = [...text.matchAll(/```(?:json)?\n(.*?)```/gs)].at(-1)?.[1];
  for (const candidate of [text, fenced]) {
    if (candidate === undefined) continue;
    try {
      return JSON.parse(candidate) as unknown;
    } catch {
      // Words, then.
    }
  }
  return undefined;
}
