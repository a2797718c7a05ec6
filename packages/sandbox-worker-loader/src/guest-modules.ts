import type { SandboxJob } from '@sallyport/contract';

import { printingWireText, wireText } from './wire-text.ts';

/** The modules of one guest. Only `program.js` differs from run to run; `runtime.js` is missing where there is one text. */
export function guestModules(job: SandboxJob, urgentLinePrefix = ''): Record<string, string> {
  const wire = urgentLinePrefix === '' ? wireText : printingWireText;
  if (job.parts === undefined) {
    return { [mainModule]: mainText.source(urgentLinePrefix), 'wire.js': wire, 'program.js': asModule(job.source) };
  }
  const { program, tailored: runtime = job.parts.runtime } = job.parts;
  return {
    [mainModule]: mainText.parts(urgentLinePrefix),
    'wire.js': wire,
    'runtime.js': asModule(runtime),
    'program.js': asModule(program),
  };
}

/** The module the platform enters. */
export const mainModule = 'main.js';

/** A text that is an expression, as a module of its own. It begins on the first line, from which places are counted. */
function asModule(expression: string): string {
  return `export default (${expression}\n);`;
}

/**
 * A plain object is called like a `WorkerEntrypoint`, with one argument of its caller's. To import that class would have
 * every world read a module of the platform, which takes longer than our own.
 */
const entrypoint = (values: string, urgentLinePrefix: string): string =>
  `export default { run: (bridge) => begin(bridge, ${values}, ${JSON.stringify(urgentLinePrefix)}) };`;

/** The order of the imports is the order of evaluation: our own text takes what it needs before any other runs. */
const mainText = {
  source: (urgentLinePrefix: string) => `import { begin } from "./wire.js";
import source from "./program.js";
${entrypoint('source', urgentLinePrefix)}`,
  parts: (urgentLinePrefix: string) => `import { begin } from "./wire.js";
import runtime from "./runtime.js";
import program from "./program.js";
${entrypoint('(send) => runtime(send, program)', urgentLinePrefix)}`,
} as const;
