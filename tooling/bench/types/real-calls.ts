import { Validator } from '@cfworker/json-schema';
import { checkSources, createProbe } from './check-sources.ts';
import type { Probe } from './check-sources.ts';
import type { Generator, ListedTool, PrintedApi } from './generator.ts';
import { mistakesIn, misspelt } from './mistakes.ts';
import { sampleValue } from './sample-values.ts';
import { structuralSchema } from './structural-schema.ts';
import type { ToolList } from './tool-lists.ts';

type Expectation = 'argument' | 'result' | 'mistake' | 'misspelt';

/** One statement, and what the compiler should say to it. */
export interface Question {
  readonly server: string;
  readonly tool: string;
  readonly expectation: Expectation;
  readonly value: string;
}

/** The statements about one tool, the same for every generator. */
interface ToolQuestions {
  readonly arguments: readonly string[];
  readonly results: readonly string[];
  readonly mistakes: readonly string[];
  readonly misspelt: readonly string[];
}

export type QuestionsByServer = ReadonlyMap<string, readonly ToolQuestions[]>;

/** Makes arguments, results and mistakes for every tool; a validator has confirmed each. */
export function askAbout(
  lists: readonly ToolList[],
  limits: Limits = { mistakes: 60, misspelt: 20 },
): QuestionsByServer {
  return new Map(lists.map(({ server, tools }) => [server, tools.map((tool) => questionsOf(tool, limits))]));
}

/** How many statements of a kind to make about one tool. */
interface Limits {
  readonly mistakes: number;
  readonly misspelt: number;
}

function questionsOf(tool: ListedTool, limits: Limits): ToolQuestions {
  const valid = validSamples(tool.inputSchema);
  // A wrong date or an unmatched pattern is no mistake a type can see.
  const accepts = validatorOf(structuralSchema(tool.inputSchema) as object);
  const refuses = (value: unknown): boolean => accepts(value) === false;
  const fullest = valid.at(-1);
  const wrong = fullest === undefined ? [] : mistakesIn(fullest, limits.mistakes).filter(refuses);
  const renamed =
    fullest === undefined
      ? []
      : misspelt(fullest, limits.misspelt).filter(({ path }) => isListed(tool.inputSchema, path));
  return {
    arguments: valid.map((value) => JSON.stringify(value)),
    results:
      tool.outputSchema === undefined ? [] : validSamples(tool.outputSchema).map((value) => JSON.stringify(value)),
    mistakes: wrong.map((value) => JSON.stringify(value)),
    misspelt: renamed.map(({ value }) => JSON.stringify(value)),
  };
}

function validSamples(schema: object): readonly unknown[] {
  const isValid = validatorOf(schema);
  const samples = new Map<string, unknown>();
  for (const fill of ['required', 'everything'] as const) {
    for (let branch = 0; branch < 4; branch += 1) {
      const value = sampleValue(schema, fill, branch);
      if (isValid(value) === true) samples.set(JSON.stringify(value), value);
    }
  }
  return [...samples.values()];
}

function validatorOf(schema: object): (value: unknown) => boolean | undefined {
  const validator = new Validator(schema, '2020-12');
  return (value) => {
    try {
      return validator.validate(value).valid;
    } catch {
      return undefined;
    }
  };
}

/** True when every object on the way lists its keys, so that another key is a mistake. */
function isListed(schema: unknown, path: readonly string[]): boolean {
  let at: unknown = schema;
  for (const key of path) {
    const record = at as { readonly [keyword: string]: unknown } | undefined;
    if (typeof record !== 'object' || record === null) return false;
    if (['anyOf', 'oneOf', 'allOf', '$ref', 'patternProperties'].some((keyword) => keyword in record)) return false;
    const { properties, additionalProperties, items } = record;
    if (/^\d+$/.test(key) && items !== undefined) at = items;
    else if (additionalProperties !== undefined && additionalProperties !== false) return false;
    else if (typeof properties === 'object' && properties !== null && Object.hasOwn(properties, key)) {
      at = (properties as { readonly [name: string]: unknown })[key];
    } else return false;
  }
  return true;
}

export interface RealCalls {
  readonly tools: number;
  readonly callable: number;
  readonly apis: number;
  readonly compiling: number;
  readonly total: { readonly [expectation in Expectation]: number };
  /** Statements the compiler answered as it should. */
  readonly right: { readonly [expectation in Expectation]: number };
  /** The others. */
  readonly wrong: readonly Question[];
}

/** Asks the compiler about every call of every server. */
export async function measureCalls(
  generator: Generator,
  lists: readonly ToolList[],
  questions: QuestionsByServer,
): Promise<RealCalls> {
  const probes = new Map<string, Probe<Question>>();
  const sources = new Map<string, string>();
  let callable = 0;
  for (const { server, tools } of lists) {
    const api = await generator.api(server, tools);
    callable += api.call.filter((call) => call !== undefined).length;
    const probe = createProbe<Question>(api.text);
    askServer(probe, server, tools, api, questions.get(server) ?? []);
    probes.set(`/api/${server}.ts`, probe);
    sources.set(`/api/${server}.ts`, probe.text());
  }
  const broken = new Set<string>();
  const refused = new Set<string>();
  for (const { file, line } of checkSources(sources)) {
    refused.add(`${file}:${line}`);
    if (line < (probes.get(file)?.headLines ?? 0)) broken.add(file);
  }
  const total = { argument: 0, result: 0, mistake: 0, misspelt: 0 };
  const right = { argument: 0, result: 0, mistake: 0, misspelt: 0 };
  const wrong: Question[] = [];
  for (const [file, probe] of probes) {
    for (const [line, question] of probe.questions) {
      const { expectation } = question;
      total[expectation] += 1;
      const accepted = !refused.has(`${file}:${line}`);
      if (accepted === (expectation === 'argument' || expectation === 'result')) right[expectation] += 1;
      else wrong.push(question);
    }
  }
  const toolCount = lists.reduce((sum, { tools }) => sum + tools.length, 0);
  return { tools: toolCount, callable, apis: lists.length, compiling: lists.length - broken.size, total, right, wrong };
}

function askServer(
  probe: Probe<Question>,
  server: string,
  tools: readonly ListedTool[],
  api: PrintedApi,
  questions: readonly ToolQuestions[],
): void {
  tools.forEach(({ name }, index) => {
    const call = api.call[index];
    const result = api.result[index];
    const asked = questions[index];
    if (asked === undefined) return;
    const ask = (expectation: Expectation, value: string, line: string): void => {
      probe.ask(line, { server, tool: name, expectation, value });
    };
    for (const value of call === undefined ? [] : asked.arguments) ask('argument', value, `void ${call?.(value)};`);
    for (const value of call === undefined ? [] : asked.mistakes) ask('mistake', value, `void ${call?.(value)};`);
    for (const value of call === undefined ? [] : asked.misspelt) ask('misspelt', value, `void ${call?.(value)};`);
    for (const value of result === undefined ? [] : asked.results) {
      ask('result', value, `((result: ${result}) => result)(${value});`);
    }
  });
}
