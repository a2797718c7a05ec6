import { readFileSync } from 'node:fs';

/** A program in the habits of the models that write them, with the value it comes to. */
export interface ModelProgram {
  readonly habit: string;
  readonly code: string;
  readonly value?: unknown;
}

const file = new URL('../../../../tooling/corpus/model-programs/programs.json', import.meta.url);

export const modelPrograms: readonly ModelProgram[] = JSON.parse(readFileSync(file, 'utf8'));
