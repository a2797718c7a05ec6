import type { ApiEntry } from './api-parts.ts';
import { byCodeUnit } from './order.ts';
import { exampleCall } from './example-call.ts';
import { fence } from './contain-text.ts';

/** Verbs that tools which change nothing begin with. */
const readingVerb = /^(get|list|search|find|read|fetch|query|describe|show|count|lookup|view)(?![a-z])/i;

interface Candidate {
  readonly entry: ApiEntry;
  readonly call: string;
  readonly rank: number;
}

/**
 * A worked example from real tools: ones that look as if they change nothing, with few required parameters. Empty where
 * there is none.
 */
export function exampleSection(entries: readonly ApiEntry[]): string {
  const candidates = entries
    .map((entry): Candidate | undefined => {
      const call = exampleCall(entry);
      return call === undefined ? undefined : { entry, call, rank: rankOf(entry) };
    })
    // An example is copied: none is better than one that changes something.
    .filter((candidate) => candidate !== undefined)
    .filter(({ rank }) => rank < unsafeRank)
    .toSorted((left, right) => left.rank - right.rank || byCodeUnit(left.entry.path, right.entry.path));
  const first = candidates[0];
  if (first === undefined) return '';
  const second =
    candidates.find(({ entry }) => entry.namespace !== first.entry.namespace) ??
    candidates.find(({ entry }) => entry !== first.entry);
  const lines = second === undefined ? single(first) : pair(first, second);
  return ['## Example', '', fence(lines.join('\n'), 'ts')].join('\n');
}

/** From here on a tool may change something. */
const unsafeRank = 100;

/** Lower is better: reading tools first, then few required parameters, one or two rather than none. */
function rankOf(entry: ApiEntry): number {
  const required = (entry.parameters ?? []).filter((parameter) => parameter.required === true).length;
  const looksReading =
    readingVerb.test(entry.identifier) || readingVerb.test(entry.identifier.replace(/^[a-z0-9]+_/i, ''));
  const reading = entry.readOnly === true ? 0 : looksReading && entry.readOnly !== false ? 10 : unsafeRank;
  return reading + (required === 0 ? 3 : required);
}

function single(first: Candidate): string[] {
  return [`const result = await ${first.call};`, 'return result; // better: only the parts you need'];
}

function pair(first: Candidate, second: Candidate): string[] {
  return [
    'const [first, second] = await Promise.all([',
    `  ${first.call},`,
    `  ${second.call},`,
    ']);',
    'return { first, second }; // better: only the parts you need',
  ];
}
