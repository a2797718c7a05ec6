import type { CallContext } from '@sallyport/contract';

/** The calls that one server is serving now. */
export interface CallsUnderWay {
  /** Counts a call in until it is disposed. */
  enter(context: CallContext): Disposable;
  /**
   * A call that something the server says belongs to. MCP does not tell which: it is known when all calls under way are
   * of one run, and then it is the newest. Undefined otherwise, since words for one person must not reach another.
   */
  speaker(): CallContext | undefined;
}

/** A register for one client. */
export function createCallsUnderWay(): CallsUnderWay {
  const calls = new Set<CallContext>();
  return {
    enter(context) {
      calls.add(context);
      return { [Symbol.dispose]: () => void calls.delete(context) };
    },
    speaker() {
      const [...contexts] = calls;
      const newest = contexts.at(-1);
      return contexts.every(({ runId }) => runId === newest?.runId) ? newest : undefined;
    },
  };
}
