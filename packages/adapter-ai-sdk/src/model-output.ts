import type { Media } from '@sallyport/contract';

import type { AiSdkCodeOutput, AiSdkFinishedRun } from './code-output.ts';

/** What `toModelOutput` returns, of all that the AI SDK accepts. */
export type AiSdkModelOutput =
  | { type: 'text'; value: string }
  | { type: 'error-text'; value: string }
  | {
      type: 'content';
      /** {@link AiSdkContentPart}s. The types of the two AI SDKs exclude each other's parts; both take this one. */
      value: never[];
    };

/** Text, a file as AI SDK 7 writes it, and the two forms AI SDK 6 knows. */
export type AiSdkContentPart =
  | { type: 'text'; text: string }
  | { type: 'file'; mediaType: string; data: { type: 'data'; data: string }; filename?: string }
  | { type: 'image-data'; mediaType: string; data: string }
  | { type: 'file-data'; mediaType: string; data: string; filename?: string };

/**
 * What the model sees of an output. Media go along as content parts, also beside a failure. An output that is not
 * finished was cut off while it ran; it may also come back from a stored message, so nothing in it is taken for granted.
 */
export function modelOutput(output: AiSdkCodeOutput): AiSdkModelOutput {
  if (!isFinished(output)) return { type: 'error-text', value: 'The program did not finish.' };
  const { text, isError, media, aiSdk } = output;
  if (!Array.isArray(media) || media.length === 0) return { type: isError ? 'error-text' : 'text', value: text };
  const files = media.map((one: Media) => (aiSdk === 6 ? firstForm(one) : fileForm(one)));
  const parts: AiSdkContentPart[] = [{ type: 'text', text }, ...files];
  return { type: 'content', value: parts as never[] };
}

function isFinished(output: unknown): output is AiSdkFinishedRun {
  return typeof output === 'object' && output !== null && 'text' in output && typeof output.text === 'string';
}

function fileForm({ mimeType, data, name }: Media): AiSdkContentPart {
  return {
    type: 'file',
    mediaType: mimeType,
    data: { type: 'data', data },
    ...(name !== undefined && { filename: name }),
  };
}

function firstForm({ mimeType, data, name }: Media): AiSdkContentPart {
  if (mimeType.startsWith('image/')) return { type: 'image-data', mediaType: mimeType, data };
  return { type: 'file-data', mediaType: mimeType, data, ...(name !== undefined && { filename: name }) };
}
