import { CliError } from '../cli-error.ts';
import { expandVariables, type VariableSource } from './expand-variables.ts';

/** An object of a configuration. */
export type Entry = Readonly<Record<string, unknown>>;

/** True for an object with members. */
export function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads members of one entry, references replaced. Each throws a {@link CliError} that names the member. */
export interface EntryReader {
  text(key: string): string | undefined;
  texts(key: string): Readonly<Record<string, string>>;
  list(key: string): readonly string[] | undefined;
  /** The value of an environment variable that the member names. */
  variable(name: string, key: string): string;
}

/** A reader for an entry; `place` says where it stands. */
export function createEntryReader(entry: Entry, place: string, source: VariableSource): EntryReader {
  const expand = (key: string, value: unknown): string => {
    if (typeof value !== 'string') throw new CliError(`${place}: "${key}" must be a string.`);
    return expandVariables(value, `${place}, "${key}"`, source);
  };
  return {
    text: (key) => (entry[key] === undefined ? undefined : expand(key, entry[key])),
    texts(key) {
      const value = entry[key] ?? {};
      if (!isEntry(value)) throw new CliError(`${place}: "${key}" must be an object of strings.`);
      // Editors take numbers here too.
      const read = (one: unknown): unknown => (typeof one === 'number' ? String(one) : one);
      return Object.fromEntries(
        Object.entries(value).map(([each, one]) => [each, expand(`${key}.${each}`, read(one))]),
      );
    },
    list(key) {
      const value = entry[key];
      if (value === undefined) return undefined;
      if (!Array.isArray(value)) throw new CliError(`${place}: "${key}" must be a list of strings.`);
      return value.map((one, index) => expand(`${key}[${index}]`, one));
    },
    variable: (name, key) => expand(key, `\${env:${name}}`),
  };
}
