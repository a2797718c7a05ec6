import { readFile } from 'node:fs/promises';

/** The recorded conversation with its programs, which are files of their own. */
export interface Recording {
  readonly turns: readonly {
    readonly question: string;
    readonly steps: readonly { readonly says: string; readonly code: string }[];
    readonly answer: string;
  }[];
}

interface StoredTurn {
  readonly question: string;
  readonly steps: readonly { readonly says: string; readonly program: string }[];
  readonly answer: string;
}

const folder = new URL('../', import.meta.url);

/** Reads `recording/conversation.json` and the programs it names. */
export async function readRecording(): Promise<Recording> {
  const text = await readFile(new URL('recording/conversation.json', folder), 'utf8');
  const { turns } = JSON.parse(text) as { readonly turns: readonly StoredTurn[] };
  const read = (program: string): Promise<string> => readFile(new URL(`programs/${program}`, folder), 'utf8');
  return {
    turns: await Promise.all(
      turns.map(async ({ question, steps, answer }) => ({
        question,
        steps: await Promise.all(steps.map(async ({ says, program }) => ({ says, code: await read(program) }))),
        answer,
      })),
    ),
  };
}
