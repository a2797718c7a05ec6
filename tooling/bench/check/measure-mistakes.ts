import type { RunOutcome, TypeFinding } from '@sallyport/contract';
import { toIdentifier } from '@sallyport/core';
import { makePrograms } from './made-programs.ts';
import { mistakeKinds, plantMistakes, type MistakeKind, type Planted, type PlantedTool } from './plant.ts';
import { realPrograms } from './real-programs.ts';
import type { Received } from './servers.ts';
import { createStage, type Stage } from './stage.ts';

/** What came of the mistakes of one kind. */
export interface KindResult {
  readonly kind: MistakeKind;
  /** Mistakes that made the program fail or do something else. */
  readonly planted: number;
  /** Refused before any tool ran. */
  readonly caught: number;
  /** Only warned of. */
  readonly warned: number;
  /** Programs that did the same in spite of it. */
  readonly harmless: number;
  /** Of those, refused. */
  readonly harmlessRefused: number;
}

export interface MistakesResult {
  readonly tools: number;
  readonly programs: number;
  readonly refused: readonly string[];
  readonly warned: number;
  /** Programs that did not run to their end: not counted. */
  readonly broken: readonly string[];
  readonly kinds: readonly KindResult[];
  readonly missed: readonly { readonly kind: MistakeKind; readonly code: string }[];
  readonly falseRefusals: readonly { readonly kind: MistakeKind; readonly code: string; readonly said: string }[];
  /** Programs with and without a mistake, and those that TypeScript 7 judges in another way, with what is said of them. */
  readonly checkedTwice: number;
  readonly judgedOtherwise: readonly { readonly code: string; readonly six: string; readonly seven: string }[];
}

/** What a run did, as text: how it ended, what it gave, said and asked for. */
type Behaviour = string;

const atOnce = 8;

/** Runs and checks every program, plants every kind of mistake in it, and runs and checks those. */
export async function measureMistakes(options: { readonly every?: number } = {}): Promise<MistakesResult> {
  await using stage = await createStage();
  const tools = plantedTools(stage);
  const programs = [
    ...realPrograms.map(({ code }) => code),
    ...makePrograms(stage.servers, options.every ?? 1).map(({ code }) => code),
  ];
  const refused: string[] = [];
  const broken: string[] = [];
  const verdicts: Verdict[] = [];
  let warned = 0;
  let checkedTwice = 0;
  const judgedOtherwise: { code: string; six: string; seven: string }[] = [];
  const check = async (code: string): Promise<readonly TypeFinding[]> => {
    const [findings, others] = await Promise.all([stage.check(code), stage.checkWith7(code)]);
    checkedTwice += 1;
    const [six, seven] = [verdictOf(findings), verdictOf(others)];
    if (six !== seven) judgedOtherwise.push({ code, six, seven });
    return findings;
  };
  await inParallel(programs, async (code) => {
    const { outcome, received } = await stage.run(code);
    if (outcome.status !== 'completed') {
      broken.push(`${code}\n→ ${outcome.status === 'failed' ? outcome.failure.message : ''}`);
      return;
    }
    const findings = await check(code);
    if (findings.some(({ level }) => level === 'error')) {
      refused.push(`${code}\n→ ${findings.map(({ message }) => message).join('\n→ ')}`);
    } else if (findings.length > 0) warned += 1;
    const behaviour = behaviourOf(outcome, received);
    for (const planted of plantMistakes(code, (path) => tools.get(path))) {
      verdicts.push(await judge(stage, check, planted, behaviour));
    }
  });
  return {
    tools: tools.size,
    programs: programs.length - broken.length,
    refused,
    warned,
    broken,
    kinds: mistakeKinds.map((kind) =>
      count(
        kind,
        verdicts.filter((verdict) => verdict.planted.kind === kind),
      ),
    ),
    missed: verdicts
      .filter(({ isHarmless, level }) => !isHarmless && level !== 'error')
      .map(({ planted: { kind, code } }) => ({ kind, code })),
    falseRefusals: verdicts
      .filter(({ isHarmless, level }) => isHarmless && level === 'error')
      .map(({ planted: { kind, code }, said }) => ({ kind, code, said })),
    checkedTwice,
    judgedOtherwise,
  };
}

interface Verdict {
  readonly planted: Planted;
  readonly level: 'error' | 'warn' | 'none';
  readonly said: string;
  readonly isHarmless: boolean;
}

async function judge(stage: Stage, check: Stage['check'], planted: Planted, behaviour: Behaviour): Promise<Verdict> {
  const findings = await check(planted.code);
  const { outcome, received } = await stage.run(planted.code, planted.unawaited);
  const level = findings.some((finding) => finding.level === 'error') ? 'error' : findings.length > 0 ? 'warn' : 'none';
  const said = findings.map(({ message }) => message).join('\n');
  return { planted, level, said, isHarmless: behaviourOf(outcome, received) === behaviour };
}

/** What is said, where, and how grave it is: all but the words. */
function verdictOf(findings: readonly TypeFinding[]): string {
  return findings.map(({ code, level, start, end }) => `${level} ${code} ${start}-${end}`).join('\n');
}

function count(kind: MistakeKind, verdicts: readonly Verdict[]): KindResult {
  const real = verdicts.filter(({ isHarmless }) => !isHarmless);
  const harmless = verdicts.filter(({ isHarmless }) => isHarmless);
  const at = (level: Verdict['level']): number => real.filter((verdict) => verdict.level === level).length;
  return {
    kind,
    planted: real.length,
    caught: at('error'),
    warned: at('warn'),
    harmless: harmless.length,
    harmlessRefused: harmless.filter(({ level }) => level === 'error').length,
  };
}

function behaviourOf(outcome: RunOutcome, received: readonly Received[]): Behaviour {
  const ended = outcome.status === 'completed' ? { value: outcome.value } : { status: outcome.status };
  const calls = outcome.calls.map(({ path, status }) => `${path} ${status}`).sort();
  const inputs = received.map((call) => JSON.stringify(call)).sort();
  return JSON.stringify({ ended, logs: outcome.logs.map(({ text }) => text), calls, inputs });
}

function plantedTools({ servers }: Stage): ReadonlyMap<string, PlantedTool> {
  return new Map(
    servers.flatMap(({ namespace, tools }) =>
      tools.map(({ name, inputSchema, outputSchema }): [string, PlantedTool] => [
        `${namespace}.${toIdentifier(name)}`,
        { input: inputSchema as PlantedTool['input'], output: outputSchema as PlantedTool['output'] },
      ]),
    ),
  );
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
