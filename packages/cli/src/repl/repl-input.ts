import { compile } from 'sallyport';

/** Gathers typed lines into programs. */
export interface ReplInput {
  /** True while lines wait for more. */
  readonly isOpen: boolean;
  /** One line. Gives the program it completed, if any. */
  add(line: string): string | undefined;
  /** What waits, when no more lines come. Takes it away, too, from a person who wants it dropped. */
  rest(): string | undefined;
  /** What waits, left where it is. */
  readonly pending: string;
}

/** Each program is a world of its own, so running a declaration alone would be of no use. */
const declaration =
  /^\s*(?:\/\/|(?:export\s+)?(?:const|let|var|function|async\s+function|class|interface|type|enum)\b)/;

/** A program is complete once it parses and does not end in a declaration, or at an empty line. */
export function createReplInput(): ReplInput {
  let lines: string[] = [];
  /** Where the statement began that the last line belongs to. */
  let statement = 0;
  const take = (): string => {
    const program = lines.join('\n');
    lines = [];
    statement = 0;
    return program;
  };
  return {
    get isOpen() {
      return lines.length > 0;
    },
    add(line) {
      if (line.trim() === '') return lines.length === 0 ? undefined : take();
      lines.push(line);
      if (!compile(lines.join('\n')).ok) return undefined;
      const isDeclaration = declaration.test(lines[statement] ?? '');
      if (!isDeclaration) return take();
      statement = lines.length;
      return undefined;
    },
    rest: () => (lines.length === 0 ? undefined : take()),
    get pending() {
      return lines.join('\n');
    },
  };
}
