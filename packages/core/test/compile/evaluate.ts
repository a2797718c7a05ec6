import { createContext, Script } from 'node:vm';
import { compile, type CompiledProgram } from '../../src/compile/compile.ts';

/** The tools the programs of these tests call. Every other tool answers with its own path and input. */
const tools: Readonly<Record<string, (input: never) => unknown>> = {
  add: ({ a, b }: { a: number; b: number }) => a + b,
  'github.listIssues': ({ repo }: { repo: string }) => [
    { number: 1, title: 'Crash', repo, labels: [{ name: 'bug' }], comments: 4 },
    { number: 2, title: 'Typo', repo, labels: [], comments: 0 },
    { number: 3, title: 'Slow', repo, labels: [{ name: 'bug' }, { name: 'perf' }], comments: 9 },
  ],
  fails: () => {
    throw new Error('the tool failed');
  },
};

/** The program of a text that must compile. */
export function compiled(code: string): CompiledProgram {
  const result = compile(code);
  if (!result.ok) throw new Error(`${result.failure.message}\n${result.failure.frame ?? ''}`);
  return result;
}

/** Runs the text in a fresh realm, as a sandbox would, and gives what came back as plain data. */
export async function valueOf(code: string): Promise<unknown> {
  const { value } = await runIn(createContext({}), code);
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** As {@link valueOf}, with the console lines. */
export async function logsOf(code: string): Promise<readonly unknown[]> {
  return (await runIn(createContext({}), code)).logs;
}

async function runIn(context: object, code: string): Promise<{ value: unknown; logs: unknown[] }> {
  const logs: unknown[] = [];
  const console = Object.fromEntries(
    ['log', 'info', 'warn', 'error'].map((level) => [level, (...parts: unknown[]) => void logs.push(...parts)]),
  );
  Object.assign(context, { codemode: toolsAt(''), console });
  const run = new Script(`(${compiled(code).program})`).runInContext(context) as () => Promise<unknown>;
  return { value: await run(), logs };
}

function toolsAt(path: string): unknown {
  const call = async (input: never): Promise<unknown> => (tools[path] ? tools[path](input) : { path, input });
  return new Proxy(call, { get: (_, name) => toolsAt(path === '' ? String(name) : `${path}.${String(name)}`) });
}
