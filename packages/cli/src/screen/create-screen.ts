import { stderr, stdout } from 'node:process';

import { plainText } from './plain-text.ts';

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

/** The terminal at hand. With `quiet` people are told nothing but errors. */
export function createScreen({ quiet = false }: { readonly quiet?: boolean } = {}): Screen {
  const complain = (line: string): void => void stderr.write(`${plainText(line)}\n`);
  return {
    say: quiet ? () => {} : complain,
    complain,
    print: (text) => void stdout.write(`${plainText(text)}\n`),
    printJson: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
  };
}
