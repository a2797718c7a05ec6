import { stderr, stdout } from 'node:process';

/** Words for people go to standard error, data to standard output. */
export interface Screen {
  /** Progress; left out when quiet. */
  say(line: string): void;
  /** What went wrong; never left out. */
  complain(line: string): void;
  print(text: string): void;
  /** One JSON value a line. */
  printJson(value: unknown): void;
}

/** Characters that move a cursor or hide text: what servers write is shown, not obeyed. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** The terminal at hand. With `quiet` people are told nothing but errors. */
export function createScreen({ quiet = false }: { readonly quiet?: boolean } = {}): Screen {
  const complain = (line: string): void => void stderr.write(`${line.replace(control, '')}\n`);
  return {
    say: quiet ? () => {} : complain,
    complain,
    print: (text) => void stdout.write(`${text.replace(control, '')}\n`),
    printJson: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
  };
}
