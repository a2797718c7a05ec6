/** Whether a run goes on, for all that works for it. */
export interface RunLife {
  readonly isOver: boolean;
  /** Aborts when the run is over, however it ended. Made when it is first asked for: most runs need none. */
  readonly signal: AbortSignal;
  /** Ends it, for a reason that is made only where somebody listens. */
  end(reason: () => unknown): void;
}

/** Begins a run's life. */
export function createRunLife(): RunLife {
  let controller: AbortController | undefined;
  let why: (() => unknown) | undefined;
  return {
    get isOver() {
      return why !== undefined;
    },
    get signal() {
      if (!controller) {
        controller = new AbortController();
        if (why) controller.abort(why());
      }
      return controller.signal;
    },
    end(reason) {
      if (why) return;
      why = reason;
      controller?.abort(reason());
    },
  };
}
