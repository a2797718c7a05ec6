import type { SandboxJobParts } from '@sallyport/contract';

import type { GuestCatalogue, GuestLimits } from './catalogue.ts';
import { bytesToBase64 } from './codec/base64.ts';
import { runtimeText } from './runtime-text.ts';

/** One run's numbers and its program. */
export interface GuestRuntimeOptions {
  /** One JavaScript expression: an async function without parameters. It starts on a line of its own. */
  readonly program: string;
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
  const runtime = `(${runtimeText})(${JSON.stringify(catalogue)})`;
  return {
    parts({ program, limits }) {
      const seed = bytesToBase64(crypto.getRandomValues(new Uint8Array(32)));
      const job = JSON.stringify({ seed, limits });
      return { runtime, program: `[${job},(call)=>call(),${programStart}${program}\n]` };
    },
  };
}

/** One text for a backend that takes only one: the two parts, each an expression of its own that sees only globals. */
export function composeSource(parts: SandboxJobParts): string {
  return `((runtime,program)=>(send)=>runtime(send,program()))(${parts.runtime},()=>(${parts.program}\n))`;
}
