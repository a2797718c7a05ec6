import type { BenchAnswer, BenchTools } from '../system.ts';

/** Runs a batch of calls as the guest sent it and answers those that end in one microtask turn together. */
export function runCalls(tools: BenchTools, text: string, answer: (text: string) => void): void {
  let answers: unknown[] = [];
  const flush = (): void => {
    const gathered = answers;
    answers = [];
    answer(JSON.stringify(gathered));
  };
  const add = (entry: unknown): void => {
    if (answers.push(entry) === 1) queueMicrotask(flush);
  };
  for (const [id, name, input] of JSON.parse(text) as [number, string, { n?: number }][]) {
    const tool = tools[name];
    const answered = tool ? tool.execute(input) : Promise.reject(new Error(`No tool ${name}`));
    answered.then(
      (value) => add([id, value]),
      (error: unknown) => add([id, null, String(error)]),
    );
  }
}

/** Runs a batch of calls and answers all of them together. */
export async function runAllCalls(tools: BenchTools, text: string): Promise<string> {
  const calls = JSON.parse(text) as [number, string, { n?: number }][];
  const answers = calls.map(async ([id, name, input]) => {
    try {
      return [id, await tools[name]?.execute(input)];
    } catch (error) {
      return [id, null, String(error)];
    }
  });
  return JSON.stringify(await Promise.all(answers));
}

/** Reads the last message of a hand-written guest. */
export function readResult(text: string): BenchAnswer {
  const last = JSON.parse(text) as { value?: unknown; error?: string; lines: string[] };
  if (last.error !== undefined) throw new Error(last.error);
  return { value: last.value, lines: last.lines.length };
}
