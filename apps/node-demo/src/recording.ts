import { readFile } from 'node:fs/promises';

/** A conversation as it was held once. */
export interface Recording {
  readonly turns: readonly RecordedTurn[];
}

/** One question and everything the model did about it. */
export interface RecordedTurn {
  readonly question: string;
  /** In order: what the model said, and the program it wrote then. */
  readonly steps: readonly { readonly says: string; readonly code: string }[];
  readonly answer: string;
}

const folder = new URL('../recording/', import.meta.url);
const programs = new URL('../programs/', import.meta.url);

/** Reads the conversation; its programs are files of their own. */
export async function readRecording(): Promise<Recording> {
  const { turns } = JSON.parse(await readFile(new URL('conversation.json', folder), 'utf8')) as StoredRecording;
  return { turns: await Promise.all(turns.map(readTurn)) };
}

interface StoredRecording {
  readonly turns: readonly StoredTurn[];
}
interface StoredTurn {
  readonly question: string;
  readonly steps: readonly { readonly says: string; readonly program: string }[];
  readonly answer: string;
}

async function readTurn({ question, steps, answer }: StoredTurn): Promise<RecordedTurn> {
  const read = async (program: string): Promise<string> => readFile(new URL(program, programs), 'utf8');
  return {
    question,
    steps: await Promise.all(steps.map(async ({ says, program }) => ({ says, code: await read(program) }))),
    answer,
  };
}
