import { CliError } from '../cli-error.ts';

/** A value that a person is asked for: VS Code's `inputs`. */
export interface ConfigInput {
  readonly id: string;
  readonly description: string;
  /** `secret` is typed unseen; `command` is made by the editor, so that nobody can be asked for it. */
  readonly kind: 'text' | 'secret' | 'choice' | 'command';
  readonly default: string | undefined;
  /** Of a `choice`. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Asks a person for one value. */
export type AskInput = (input: ConfigInput) => Promise<string>;

type Entry = Readonly<Record<string, unknown>>;

/** The environment variable an input is read from, so that nobody needs to be asked. */
export function inputVariable(id: string): string {
  return `INPUT_${id.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '_')}`;
}

/** Reads `inputs` of a configuration. Throws a {@link CliError} that names what to change. */
export function readInputs(given: unknown, file: string): ReadonlyMap<string, ConfigInput> {
  if (given === undefined) return new Map();
  if (!Array.isArray(given)) throw new CliError(`${file}: "inputs" must be a list.`);
  return new Map(given.map((one: unknown) => readInput(one, file)).map((input) => [input.id, input]));
}

function readInput(given: unknown, file: string): ConfigInput {
  const entry: Entry = typeof given === 'object' && given !== null ? (given as Entry) : {};
  const text = (key: string): string | undefined => (typeof entry[key] === 'string' ? entry[key] : undefined);
  const id = text('id');
  if (id === undefined) throw new CliError(`${file}: each of "inputs" needs an "id".`);
  const options = Array.isArray(entry['options']) ? entry['options'].flatMap(readOption) : [];
  const kind = kindOf(entry);
  if (kind === undefined) {
    throw new CliError(`${file}: the input "${id}" must be of type "promptString", "pickString" or "command".`);
  }
  if (kind === 'choice' && options.length === 0) throw new CliError(`${file}: the input "${id}" has no "options".`);
  return { id, description: text('description') ?? id, kind, default: text('default'), options };
}

function kindOf({ type, password }: Entry): ConfigInput['kind'] | undefined {
  if (type === 'promptString') return password === true ? 'secret' : 'text';
  if (type === 'pickString') return 'choice';
  return type === 'command' ? 'command' : undefined;
}

function readOption(option: unknown): ConfigInput['options'] {
  if (typeof option === 'string') return [{ value: option, label: option }];
  const { value, label = value } = (option ?? {}) as Entry;
  return typeof value === 'string' && typeof label === 'string' ? [{ value, label }] : [];
}

/**
 * Finds a value for every input that the servers refer to: the environment first, then the person. What is not found is
 * left out; whoever needs it says so. Nobody is asked twice, or for what no server uses.
 */
export async function collectInputs(
  servers: readonly unknown[],
  described: ReadonlyMap<string, ConfigInput>,
  { env, ask }: { readonly env: Readonly<Record<string, string | undefined>>; readonly ask: AskInput | undefined },
): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (const id of new Set(servers.flatMap(idsIn))) {
    const name = inputVariable(id);
    const set = Object.hasOwn(env, name) ? env[name] : undefined;
    // An input that is described elsewhere, in an editor's own settings, may well be a secret.
    const input = described.get(id) ?? { id, description: id, kind: 'secret', default: undefined, options: [] };
    const value = set ?? (input.kind === 'command' ? undefined : await ask?.(input));
    if (value !== undefined) values.set(id, value);
  }
  return values;
}

function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...value.matchAll(/\$\{input:([^{}]*)\}/gu)].map(([, id = '']) => id);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}
