/** Whether a run goes on, for all that works for it. */
export interface RunLife {
  readonly isOver: boolean;
  /**
   * Aborts when the run ends, however it ends, while a call is under way. Made when it is first asked for: many runs
   * need none. Asked for afterwards, it has aborted.
   */
  readonly signal: AbortSignal;
  /** Calls under way. */
  readonly calls: number;
  /** A call begins. */
  enter(): void;
  /** It has ended. */
  leave(): void;
  /** Ends it, for a reason that is made only where somebody listens. */
  end(reason: () => unknown): void;
}

/** Begins a run's life. */
export function createRunLife(): RunLife {
  let controller: AbortController | undefined;
  let why: (() => unknown) | undefined;
  let calls = 0;
  return {
    get isOver() {
      return why !== undefined;
    },
    get signal() {
      controller ??= new AbortController();
      if (why && !controller.signal.aborted) controller.abort(why());
      return controller.signal;
    },
    get calls() {
      return calls;
    },
    enter() {
      calls++;
    },
    leave() {
      calls--;
    },
    end(reason) {
      if (why) return;
      why = reason;
      // To abort takes longer than a call does, and who is not called does not listen.
      if (calls > 0) controller?.abort(reason());
    },
  };
}
