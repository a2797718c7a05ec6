import { toIdentifier } from '@sallyport/core';
import { sampleValue } from '../types/sample-values.ts';
import type { ListedTool } from '../types/generator.ts';
import { accepts, isSchema, propertiesOf, type Schema } from './schema-facts.ts';
import type { FakeServer } from './servers.ts';

/** A program made around one tool, in one of the habits models have. */
export interface MadeProgram {
  readonly path: string;
  readonly code: string;
}

/**
 * One program a tool, the habits in turn: for every tool that declares its result, and for one in `every` of the others.
 * Tools without a valid sample argument are left out.
 */
export function makePrograms(servers: readonly FakeServer[], every: number): readonly MadeProgram[] {
  let turn = 0;
  let untyped = 0;
  return servers.flatMap(({ namespace, tools }) =>
    tools.flatMap((tool) => {
      if (tool.outputSchema === undefined && untyped++ % every !== 0) return [];
      const argument = argumentFor(tool, turn);
      if (argument === undefined) return [];
      const habit = habits[turn % habits.length];
      turn += 1;
      if (habit === undefined) return [];
      const path = `${namespace}.${toIdentifier(tool.name)}`;
      const use = useOf(tool.outputSchema, turn);
      const parts = { path, namespace, tool: toIdentifier(tool.name), argument, use };
      return [{ path, code: habit(parts) }];
    }),
  );
}

/** Source text of an argument. */
function argumentFor({ inputSchema }: ListedTool, turn: number): string | undefined {
  const fills = turn % 3 === 0 ? (['required', 'everything'] as const) : (['everything', 'required'] as const);
  for (const fill of fills) {
    for (const branch of [0, 1, 2]) {
      const value = sampleValue(inputSchema, fill, branch);
      if (isSchema(value) && accepts(inputSchema, value) === true) return literal(value, '');
    }
  }
  return undefined;
}

/** A value as a model writes it: keys without quotes where that can be. */
function literal(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  if (!isSchema(value)) return JSON.stringify(value);
  const lines = Object.entries(value).map(([key, item]) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return `${inner}${name}: ${literal(item, inner)},\n`;
  });
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
}

/** What a program does with a result: an expression over `name`. */
type Use = (name: string) => string;

function useOf(schema: unknown, turn: number): Use {
  const [first, ...others] = [...propertiesOf(schema)].filter(([key]) => /^[A-Za-z_$][\w$]*$/.test(key));
  if (first === undefined) return turn % 2 === 0 ? (name) => name : (name) => `${name}?.items?.length ?? ${name}`;
  const isRequired = isSchema(schema) && Array.isArray(schema['required']) && schema['required'].includes(first[0]);
  const read = (name: string): string => readOf(`${name}.${first[0]}`, first[1], isRequired);
  const [second] = others;
  return second === undefined ? read : (name) => `[${read(name)}, ${name}.${second[0]}]`;
}

function readOf(place: string, schema: Schema, isRequired: boolean): string {
  const dot = isRequired ? '.' : '?.';
  switch (schema['type']) {
    case 'array': {
      const items = schema['items'];
      const [field] = [...propertiesOf(items).keys()].filter((key) => /^[A-Za-z_$][\w$]*$/.test(key));
      return field === undefined ? `${place}${dot}length` : `${place}${dot}map((item) => item.${field})`;
    }
    case 'string':
      return `${place}${dot}toUpperCase()`;
    case 'number':
      return isRequired ? `Math.round(${place})` : `(${place} ?? 0) + 1`;
    case 'object': {
      const [field] = [...propertiesOf(schema).keys()].filter((key) => /^[A-Za-z_$][\w$]*$/.test(key));
      return field === undefined ? `Object.keys(${place} ?? {})` : `${place}${isRequired ? '.' : '?.'}${field}`;
    }
    default:
      return place;
  }
}

interface Parts {
  readonly path: string;
  readonly namespace: string;
  readonly tool: string;
  readonly argument: string;
  readonly use: Use;
}

const habits: readonly ((parts: Parts) => string)[] = [
  ({ path, argument, use }) => `const result = await codemode.${path}(${argument});\nreturn ${use('result')};`,
  ({ path, argument, use }) =>
    `const data = await codemode.${path}(${argument});\nconsole.log(JSON.stringify(data).slice(0, 80));\nconst out = { value: ${use('data')} };\nout.done = true;\nreturn out;`,
  ({ path, argument, use }) => `async () => {\nconst r = await codemode.${path}(${argument});\nreturn ${use('r')};\n}`,
  ({ path, argument, use }) =>
    `async function main() {\nconst response = await codemode.${path}(${argument});\nreturn { value: ${use('response')} };\n}\n\nmain();`,
  ({ path, argument, use }) =>
    `export default async function run() {\nconst result: any[] = [];\nconst item = await codemode.${path}(${argument});\nresult.push(${use('item')});\nreturn result;\n}`,
  ({ path, argument, use }) =>
    `try {\nconst result = await codemode.${path}(${argument});\nreturn { ok: true, value: ${use('result')} };\n} catch (error) {\nthrow new Error('failed: ' + error.message);\n}`,
  ({ path, argument, use }) =>
    `const [first, second] = await Promise.all([\ncodemode.${path}(${argument}),\ncodemode.${path}(${argument}),\n]);\nreturn [${use('first')}, second];`,
  ({ path, argument, use }) =>
    `const rows = [];\nfor (const n of [1, 2]) {\nconst row = await codemode.${path}(${argument});\nrows.push({ n, row: ${use('row')} });\n}\nreturn rows;`,
  ({ path, argument, use }) =>
    `I call the tool and return what matters.\n\n\`\`\`ts\nconst answer = await codemode.${path}(${argument});\nconst lines: string[] = [\`got \${JSON.stringify(answer).length}\`];\nlines.push(String(${use('answer')}));\nreturn lines;\n\`\`\`\n`,
  ({ path, argument, use }) =>
    `const input = ${argument};\nconst result = await codemode.${path}(input);\nreturn ${use('result')};`,
  ({ path, argument, use }) => `return codemode.${path}(${argument}).then((r) => (${use('r')}));`,
  ({ path, argument, use }) =>
    `const out = {};\nfor (const key of ['a', 'b']) {\nout[key] = await codemode.${path}(${argument});\n}\nreturn Object.entries(out).map(([key, value]) => [key, ${use('value')}]);`,
  ({ path, argument }) => `await codemode.${path}(${argument});\nconsole.log('done');\nreturn 'done';`,
  ({ namespace, tool, argument, use }) =>
    `const api = codemode.${namespace};\nconst result = await api.${tool}(${argument});\nreturn ${use('result')};`,
  ({ path, argument, use }) =>
    `const run = async (n: number) => {\nconst r = await codemode.${path}(${argument});\nreturn { n, value: ${use('r')} };\n};\nconst all = await Promise.all([1, 2].map(run));\nreturn all.filter((x) => x.n > 0).length;`,
  ({ path, argument, use }) =>
    `interface Row { n: number; value: unknown }\nconst list: Row[] = [];\nconst result = await codemode.${path}(${argument});\nlist.push({ n: list.length, value: ${use('result')} });\nlist.reduce((sum, row) => sum + row.n, 0) === 0 ? list : []`,
];
