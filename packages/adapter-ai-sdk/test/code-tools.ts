import type { CallRecord, CodeTool, CodeToolAnswer, RunEvent, RunOutcome } from '@sallyport/contract';

type Run = CodeTool['run'];

/** A code tool whose run is given. */
export function codeTool(run: Run): CodeTool {
  return {
    name: 'execute_code',
    description: 'Runs a program.',
    inputSchema: {
      type: 'object',
      properties: { code: { type: 'string', description: 'TypeScript.' } },
      required: ['code'],
    },
    run,
  };
}

/** An answer with the parts given. */
export function answer(parts: Partial<CodeToolAnswer>): CodeToolAnswer {
  return { text: '42', isError: false, media: [], outcome: undefined, ...parts };
}

/** A completed run with one call and one console line. */
export function completed(): RunOutcome {
  return {
    status: 'completed',
    value: 42,
    runId: 'run',
    logs: [{ level: 'log', text: 'hello', atMs: 1 }],
    calls: [callRecord('run/1')],
    media: [],
    durationMs: 3,
  };
}

/** A completed call. */
export function callRecord(callId: string): CallRecord {
  return {
    callId,
    path: 'demo.add',
    namespace: 'demo',
    tool: 'add',
    status: 'completed',
    startedAtMs: 1,
    durationMs: 1,
    inputSize: 2,
    resultSize: 2,
  };
}

/** The events of one call and `lines` console lines. */
export function* events(lines: number): Generator<RunEvent> {
  yield { type: 'call-start', runId: 'run', callId: 'run/1', path: 'demo.add', input: { a: 1 } };
  yield { type: 'call-progress', runId: 'run', callId: 'run/1', progress: { progress: 1 } };
  for (let index = 0; index < lines; index += 1) {
    yield { type: 'log', runId: 'run', line: { level: 'log', text: `line ${index}`, atMs: index } };
  }
  yield { type: 'call-end', runId: 'run', call: callRecord('run/1') };
}
