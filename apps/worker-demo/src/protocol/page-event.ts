/** A text that may have been cut for the page; `length` is what it was, in UTF-16 units. */
export interface Shown {
  readonly text: string;
  readonly length: number;
}

/** What one task cost a model, or would have, in estimated tokens. */
export interface Cost {
  /** Times the model was asked. */
  readonly rounds: number;
  /** Read and written, all rounds together. */
  readonly tokens: number;
}

/** The same work in two ways, and what the provider counted, where it said so. */
export interface Spent {
  readonly codeMode: Cost;
  readonly plainTools: Cost;
  readonly reported?: { readonly inputTokens: number; readonly outputTokens: number };
}

/** Why a program did not complete, as the page shows it. */
export interface ShownFailure {
  readonly code: string;
  readonly name: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly frame?: string;
}

/** One thing that happened, one line of the stream. Nothing in it may be trusted to be more than text. */
export type PageEvent =
  | { readonly type: 'turn-start'; readonly question: string }
  | { readonly type: 'say'; readonly text: string }
  /** A piece of a program, as the model writes it. */
  | { readonly type: 'write'; readonly text: string }
  | { readonly type: 'run-start'; readonly code: string }
  | { readonly type: 'log'; readonly level: string; readonly text: string; readonly atMs: number }
  | {
      readonly type: 'call-start';
      readonly callId: string;
      readonly path: string;
      readonly input: Shown;
      readonly atMs: number;
    }
  | {
      readonly type: 'call-progress';
      readonly callId: string;
      readonly progress: number;
      readonly total?: number;
      readonly message?: string;
    }
  | {
      readonly type: 'call-end';
      readonly callId: string;
      readonly status: string;
      readonly startedAtMs: number;
      readonly durationMs: number;
      readonly result?: Shown;
      readonly error?: { readonly message: string; readonly code?: string };
    }
  | {
      readonly type: 'run-end';
      readonly status: string;
      readonly durationMs: number;
      readonly result?: Shown;
      readonly failure?: ShownFailure;
    }
  /** The model's call was not understood and went back to it. */
  | { readonly type: 'rejected'; readonly message: string }
  | { readonly type: 'spent'; readonly spent: Spent }
  | { readonly type: 'end'; readonly reason: 'done' | 'stopped' | 'failed'; readonly message?: string };
