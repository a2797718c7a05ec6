/** One thing that is wrong, said so that a reader knows what to do about it. */
export interface Problem {
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** What a check may be told. */
export interface CheckOptions {
  /** Write the committed snapshot or table anew instead of comparing with it. */
  readonly accept?: boolean;
}

/** Looks at the tree under `root` and says what is wrong with it. An empty list is green. */
export type Check = (root: string, options?: CheckOptions) => readonly Problem[] | Promise<readonly Problem[]>;

/** `file:line  message`, the form editors make clickable. */
export function printProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${place}  ${problem.message}`;
}
