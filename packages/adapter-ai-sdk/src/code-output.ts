import type { CallRecord, CodeToolAnswer, LogLine, Media } from '@sallyport/contract';

/** The output of the code tool in messages and streams: plain JSON, so it can be stored and shown. */
export type AiSdkCodeOutput = AiSdkFinishedRun | AiSdkRunningRun;

/** A program's end. */
export interface AiSdkFinishedRun {
  readonly status: 'completed' | 'failed' | 'suspended';
  /** What the model is told. */
  readonly text: string;
  readonly isError: boolean;
  readonly media: readonly Media[];
  readonly calls: readonly CallRecord[];
  readonly logs: readonly LogLine[];
  /** The AI SDK that asked. Content parts of the two differ, and a stored output is read again later. */
  readonly aiSdk: 6 | 7;
}

/** A program under way: a preview for whoever watches, never shown to the model. */
export interface AiSdkRunningRun {
  readonly status: 'running';
  /** The newest; `callCount` is how many there were. */
  readonly calls: readonly Pick<CallRecord, 'callId' | 'path' | 'status'>[];
  readonly callCount: number;
  /** The newest; `logCount` is how many there were. */
  readonly logs: readonly LogLine[];
  readonly logCount: number;
}

/** The finished output of one answer. Media are copied to plain objects: stored messages keep no brands. */
export function finishedRun(answer: CodeToolAnswer, aiSdk: 6 | 7): AiSdkFinishedRun {
  const { outcome } = answer;
  return {
    status: outcome?.status ?? 'failed',
    text: answer.text,
    isError: answer.isError,
    media: answer.media.map((media) => ({ ...media })),
    calls: outcome?.calls ?? [],
    logs: outcome?.logs ?? [],
    aiSdk,
  };
}
