/** Whether a run goes on, for all that works for it. Plain fields: an object with accessors is slow to make. */
export interface RunLife {
  readonly isOver: boolean;
  /** Calls under way. */
  readonly calls: number;
  /**
   * Aborts when the run ends, however it ends, while a call is under way. Made when it is first asked for: many runs
   * need none. Asked for afterwards, it has aborted.
   */
  signal(): AbortSignal;
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
  const life = {
    isOver: false,
    calls: 0,
    signal: () => {
      controller ??= new AbortController();
      if (why && !controller.signal.aborted) controller.abort(why());
      return controller.signal;
    },
    enter: () => {
      life.calls++;
    },
    leave: () => {
      life.calls--;
    },
    end: (reason: () => unknown) => {
      if (why) return;
      why = reason;
      life.isOver = true;
      // To abort takes longer than a call does, and who is not called does not listen.
      if (life.calls > 0) controller?.abort(reason());
    },
  };
  return life;
}
