import { z } from 'zod';

const recordingShape = z.object({
  turns: z.array(
    z.object({
      question: z.string(),
      steps: z.array(z.object({ says: z.string(), code: z.string() })),
      answer: z.string(),
    }),
  ),
});

/** A conversation as it was held once: each question, what the model said and wrote about it, and its answer. */
export type Recording = z.infer<typeof recordingShape>;

/** Reads the recording that stands among the page's own files. */
export async function readRecording(assets: Fetcher): Promise<Recording> {
  const response = await assets.fetch('https://assets.local/recording.json');
  return recordingShape.parse(await response.json());
}
