import type { Catalogue } from 'sallyport';

import { replCommands } from './run-repl-command.ts';

/** What may stand where the cursor is, and the part of it that is typed: what `readline` wants of a completer. */
export type Completion = [readonly string[], string];

/** Completes commands, tools, and the arguments of the tool whose call is being typed. `before` are the lines above. */
export function completeLine(catalogue: Catalogue, line: string, before: string = ''): Completion {
  const command = /^\s*(\.\w*)$/u.exec(line)?.[1];
  if (command !== undefined && before === '') return starting(replCommands, command);
  const described = /^\s*\.describe\s+([\w$.]*)$/u.exec(line)?.[1];
  if (described !== undefined) return starting(nextSegments(catalogue, described), described);
  const text = before === '' ? line : `${before}\n${line}`;
  return completeArgument(catalogue, text) ?? completePath(catalogue, text);
}

function starting(candidates: readonly string[], typed: string): Completion {
  return [[...new Set(candidates)].filter((each) => each.startsWith(typed)), typed];
}

function completePath(catalogue: Catalogue, text: string): Completion {
  const [typed = ''] = /[\w$.]*$/u.exec(text) ?? [];
  if (typed === '') return [[], ''];
  if (!typed.startsWith('codemode.')) return starting(['codemode.'], typed);
  const inner = typed.slice('codemode.'.length);
  return starting(
    [...nextSegments(catalogue, inner), '$search(', '$describe('].map((each) => `codemode.${each}`),
    typed,
  );
}

/** One step further along the paths that begin as typed: a namespace with its dot, or a tool. */
function nextSegments({ entries }: Catalogue, typed: string): readonly string[] {
  return entries
    .map(({ path }) => path)
    .filter((path) => path.startsWith(typed))
    .map((path) => path.slice(0, path.indexOf('.', typed.length) + 1 || path.length));
}

/** Names of members, and words that are allowed as their value, inside the object that is given to a tool. */
function completeArgument(catalogue: Catalogue, text: string): Completion | undefined {
  const call = /codemode\.([\w$.]+)\(\s*\{([^{}()]*)$/u.exec(text);
  const entry = call && catalogue.entries.find(({ path }) => path === call[1]);
  if (!entry) return undefined;
  const members = propertiesOf(entry.spec.input);
  const written = call[2] ?? '';
  const [, key = '', typedValue] = /(?:^|,)\s*["']?([\w$-]+)["']?\s*:\s*([^,]*)$/u.exec(written) ?? [];
  if (typedValue !== undefined) return starting(wordsOf(members.get(key)), typedValue);
  const [, typed] = /(?:^|,)\s*([\w$]*)$/u.exec(written) ?? [];
  if (typed === undefined) return undefined;
  const used = new Set([...written.matchAll(/([\w$-]+)["']?\s*:/gu)].map(([, name]) => name));
  const names = [...members.keys()].filter((name) => !used.has(name)).map((name) => `${asKey(name)}: `);
  return starting(names, typed);
}

type Properties = ReadonlyMap<string, unknown>;

function propertiesOf(schema: unknown): Properties {
  const properties = typeof schema === 'object' && schema !== null && 'properties' in schema ? schema.properties : {};
  return new Map(Object.entries((properties ?? {}) as Readonly<Record<string, unknown>>));
}

function wordsOf(schema: unknown): readonly string[] {
  const { enum: values, type } = (schema ?? {}) as { readonly enum?: unknown; readonly type?: unknown };
  if (Array.isArray(values)) return values.map((value) => quoted(value));
  return type === 'boolean' ? ['true', 'false'] : [];
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll(/[\\']/gu, String.raw`\$&`)}'` : JSON.stringify(value);
}

function asKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/u.test(name) ? name : quoted(name);
}
