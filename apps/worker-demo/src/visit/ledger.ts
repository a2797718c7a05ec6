import { estimateTokenCount } from 'tokenx';

import type { Spent } from '../protocol/page-event.ts';

/** Tokens a text has, roughly. A test holds this within a tenth of what `o200k_base` counts for this conversation. */
export function countTokens(text: string): number {
  return estimateTokenCount(text);
}

/** One call, as far as its cost goes. */
export interface CountedCall {
  /** Calls made while another was under way are of the same round. */
  readonly round: number;
  readonly inputTokens: number;
  readonly resultTokens: number;
}

/** What both ways have in their context before a question. They grow from turn to turn. */
export interface Contexts {
  readonly codeMode: number;
  readonly plainTools: number;
}

/** Counts one turn in two ways: as it was, and with each call made by the model itself. */
export interface Ledger {
  /** The model wrote a program and read its answer. */
  addRun(run: { readonly written: string; readonly answer: string; readonly calls: readonly CountedCall[] }): void;
  /** The model spoke last. */
  end(answer: string): { readonly spent: Spent; readonly contexts: Contexts };
}

/**
 * Code Mode: each round reads the prompt, the typed API and everything before it; the model writes a program and reads
 * its answer. Plain tools: the same, but it reads the servers' own tool lists, writes each call's arguments and reads
 * each result. Calls that overlapped count as one round there, so it is given as few rounds as can be.
 */
export function createLedger(start: Contexts, question: string): Ledger {
  const asked = countTokens(question);
  const codeMode = createContext(start.codeMode + asked);
  const plainTools = createContext(start.plainTools + asked);
  return {
    addRun({ written, answer, calls }) {
      codeMode.round(countTokens(written), countTokens(answer));
      for (const round of toRounds(calls)) plainTools.round(sum(round, 'inputTokens'), sum(round, 'resultTokens'));
    },
    end(answer) {
      const last = countTokens(answer);
      codeMode.round(last, 0);
      plainTools.round(last, 0);
      return {
        spent: { codeMode: codeMode.cost(), plainTools: plainTools.cost() },
        contexts: { codeMode: codeMode.size(), plainTools: plainTools.size() },
      };
    },
  };
}

function createContext(start: number): {
  round(writtenTokens: number, readTokens: number): void;
  cost(): { readonly rounds: number; readonly tokens: number };
  size(): number;
} {
  let context = start;
  let tokens = 0;
  let rounds = 0;
  return {
    round(writtenTokens, readTokens) {
      tokens += context + writtenTokens;
      context += writtenTokens + readTokens;
      rounds += 1;
    },
    cost: () => ({ rounds, tokens }),
    size: () => context,
  };
}

function toRounds(calls: readonly CountedCall[]): readonly (readonly CountedCall[])[] {
  return [...Map.groupBy(calls, ({ round }) => round).values()];
}

function sum(calls: readonly CountedCall[], name: 'inputTokens' | 'resultTokens'): number {
  return calls.reduce((total, call) => total + call[name], 0);
}
