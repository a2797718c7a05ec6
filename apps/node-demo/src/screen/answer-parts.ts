/** What the model is told of a run, in the parts that a person looks at one by one. */
export interface AnswerParts {
  /** The result, or why there is none. */
  readonly end: string;
  /** What the type check says of a program that ran, or nothing. */
  readonly notes: string;
  /** The type check let nothing of it run. */
  readonly isRefused: boolean;
}

const notesTitle = '\n\nType check:\n';

/** Takes an answer without console lines apart. */
export function answerParts(text: string): AnswerParts {
  const at = text.lastIndexOf(notesTitle);
  const [whole, notes] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + notesTitle.length)];
  const [end = whole] = whole.split('\n\nCalls made before that:');
  return { end: end.replace(/^Result:\s/, ''), notes, isRefused: text.startsWith('Failed (type_error)') };
}
