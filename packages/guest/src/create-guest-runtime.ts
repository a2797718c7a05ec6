import type { SandboxJobParts } from '@sallyport/contract';

import type { GuestCatalogue, GuestLimits } from './catalogue.ts';
import { bytesToBase64 } from './codec/base64.ts';
import { keptTailored, rehearsalLimits, rehearsedCalls, rehearsedLines, seedBytes, seedsAtOnce } from './constants.ts';
import { createDirectCallsTest } from './direct-calls.ts';
import { programScript } from './program-script.ts';
import { allFeatures, composeRuntime, featuresOf } from './runtime-text.ts';

/** One run's numbers and its program. */
export interface GuestRuntimeOptions {
  /** One JavaScript expression: an async function without parameters. It starts on a line of its own. */
  readonly program: string;
  /** Lines of the program that stand before the model's own first one: stacks count from there. */
  readonly openingLines: number;
  readonly limits: GuestLimits;
}

/** Makes the texts a sandbox runs for one set of tools. */
export interface GuestRuntime {
  /** The two texts of a job. `runtime` is the same string for every program. */
  parts(options: GuestRuntimeOptions): SandboxJobParts;
}

/** Lines of a program's text that stand before the program itself. */
const programStart = '\n';

/** The texts of a job, for the tools of one catalogue. The catalogue is written as data; names cannot leave it. */
export function createGuestRuntime(catalogue: GuestCatalogue): GuestRuntime {
  const names = JSON.stringify(catalogue);
  const runtime = composeRuntime(allFeatures, names);
  const tailor = createTailor(catalogue, names);
  const rehearsal = programText(
    { seed: '', openingLines: 0, limits: limitsText(rehearsalLimits) },
    rehearsalOf(catalogue),
  );
  const common: CommonParts = { runtime, rehearsal, tailor };
  const drawSeed = createSeeds();
  let known: { readonly limits: GuestLimits; readonly text: string } | undefined;
  return {
    parts({ program, openingLines, limits }) {
      if (known?.limits !== limits) known = { limits, text: limitsText(limits) };
      const text = programText({ seed: drawSeed(), openingLines, limits: known.text }, program);
      return new Parts(common, text, program);
    },
  };
}

/** What the jobs of one set of tools have in common. */
interface CommonParts {
  readonly runtime: string;
  readonly rehearsal: string;
  readonly tailor: (program: string) => string;
}

/** A class for its accessor: an object literal with one takes several times as long to make. */
class Parts implements SandboxJobParts {
  readonly runtime: string;
  readonly rehearsal: string;
  readonly program: string;
  readonly #tailor: CommonParts['tailor'];
  readonly #own: string;

  constructor(common: CommonParts, program: string, own: string) {
    this.runtime = common.runtime;
    this.rehearsal = common.rehearsal;
    this.program = program;
    this.#tailor = common.tailor;
    this.#own = own;
  }

  /** Only a backend that asks for it pays for it. */
  get tailored(): string {
    return this.#tailor(this.#own);
  }
}

/** Runtimes for single programs. Programs that need the same parts share one. */
function createTailor(catalogue: GuestCatalogue, names: string): (program: string) => string {
  const made = new Map<string, string>();
  const callsDirectly = createDirectCallsTest(catalogue);
  return (program) => {
    const wanted = featuresOf(program, callsDirectly);
    const key = wanted.join();
    const text = made.get(key) ?? composeRuntime(wanted, wanted.includes('createCodemodeObject') ? names : '');
    // Put behind all others: the one that stands first has not been used for longest.
    made.delete(key);
    made.set(key, text);
    for (const oldest of made.keys()) {
      if (made.size <= keptTailored) break;
      made.delete(oldest);
    }
    return text;
  };
}

/** The text of a `GuestProgram`. What stands before the program is one line, and ours. */
function programText(
  job: { readonly seed: string; readonly openingLines: number; readonly limits: string },
  program: string,
): string {
  const { seed, openingLines, limits } = job;
  return `[{"seed":"${seed}","openingLines":${openingLines},"limits":${limits}},${programStart}${program}\n//# sourceURL=${programScript}\n]`;
}

function limitsText({ calls, callsInFlight, argumentBytes, resultBytes, logBytes, nesting }: GuestLimits): string {
  return JSON.stringify({ calls, callsInFlight, argumentBytes, resultBytes, logBytes, nesting } satisfies GuestLimits);
}

/** Draws seeds for many runs at once: asking for randomness costs more than what is asked for. */
function createSeeds(): () => string {
  const seeds: string[] = [];
  return () => {
    const pool = seeds.length === 0 ? crypto.getRandomValues(new Uint8Array(seedBytes * seedsAtOnce)) : undefined;
    for (let at = 0; pool && at < pool.length; at += seedBytes) {
      seeds.push(bytesToBase64(pool.subarray(at, at + seedBytes)));
    }
    return seeds.pop() ?? '';
  };
}

/** A program that does what nearly every program does: log, call, return. Its calls reach nobody. */
function rehearsalOf(catalogue: GuestCatalogue): string {
  const first = catalogue.namespaces.find(({ tools }) => tools.length > 0);
  const holder = first && first.namespace !== '' ? `codemode[${JSON.stringify(first.namespace)}]` : 'codemode';
  const call = first
    ? `await Promise.all(list.map((n)=>${holder}[${JSON.stringify(first.tools[0])}]({n,a:"b"})));`
    : '';
  const list = `const list=Array.from({length:${rehearsedCalls}},(_,n)=>n);`;
  const log = `for(let n=0;n<${rehearsedLines};n++)console.log("a",n,{n,b:true,c:"d"});`;
  return `async()=>{${list}${log}${call}return list}`;
}

/** One text for a backend that takes only one: the two parts, each an expression of its own that sees only globals. */
export function composeSource(parts: SandboxJobParts): string {
  return `((runtime,program)=>(send)=>runtime(send,program()))(${parts.runtime},()=>(${parts.program}\n))`;
}
