import type { CodeTool, CodeToolAnswer, RunEvent } from '@sallyport/contract';

import { type AiSdkCodeOutput, finishedRun } from './code-output.ts';
import { previewIntervalMs } from './constants.ts';
import { createRunPreview } from './run-preview.ts';

/**
 * Runs one program and yields previews while it goes, then its end. Previews come no faster than they are read and no
 * faster than one in `previewIntervalMs`. Rejects with `signal.reason` on abort, as `run` does.
 */
export async function* streamRun(
  codeTool: CodeTool,
  input: unknown,
  options: {
    readonly signal?: AbortSignal;
    readonly onEvent: ((event: RunEvent) => void) | undefined;
    readonly aiSdk: 6 | 7;
  },
): AsyncGenerator<AiSdkCodeOutput, void, undefined> {
  const preview = createRunPreview();
  const ended: { answer?: CodeToolAnswer } = {};
  const run = codeTool
    .run(input, {
      ...(options.signal && { signal: options.signal }),
      onEvent(event) {
        preview.add(event);
        options.onEvent?.(event);
      },
    })
    .then((answer) => void (ended.answer = answer));
  while (ended.answer === undefined) {
    await Promise.race([run, preview.changed()]);
    if (ended.answer !== undefined) break;
    yield preview.snapshot();
    await pause(run);
  }
  yield finishedRun(ended.answer, options.aiSdk);
}

/** Waits until the next preview is due or the run has ended. */
async function pause(run: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const due = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, previewIntervalMs);
  });
  try {
    await Promise.race([run, due]);
  } finally {
    clearTimeout(timer);
  }
}
