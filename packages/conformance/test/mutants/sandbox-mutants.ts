import type { Sandbox } from '@sallyport/contract';
import { createReferenceSandbox } from '../reference/create-reference-sandbox.ts';
import type { ReferenceKind } from '../reference/create-reference-sandbox.ts';
import type { ReferenceFaults } from '../reference/reference-faults.ts';
import {
  withAnswersInOrder,
  withBlockedHost,
  withCrossedWires,
  withCutLastMessage,
  withCutMessages,
  withLateMessage,
  withOwnProtocol,
  withStrayAnswers,
  withWellFormedMessages,
  withWindow,
  withoutName,
} from './wire-mutants.ts';

/** A backend that is wrong in one thing, and the clause that must say so. */
export interface SandboxMutant {
  readonly kind: ReferenceKind;
  readonly create: () => Sandbox;
}

const faulty = (faults: ReferenceFaults, kind: ReferenceKind = 'context'): SandboxMutant => ({
  kind,
  create: () => createReferenceSandbox(kind, faults),
});
const inWorld = (fault: string, kind: ReferenceKind = 'context'): SandboxMutant => faulty({ world: [fault] }, kind);
const wrapped = (wrap: (sandbox: Sandbox) => Sandbox): SandboxMutant => ({
  kind: 'context',
  create: () => wrap(createReferenceSandbox('context')),
});
/** Does not hear an abort of a guest of this shape. */
const unstoppable = (source: RegExp): SandboxMutant => faulty({ unstoppable: source }, 'process');
/** Ends a guest of this shape, and names the wrong culprit. */
const misnamed = (source: RegExp, code: 'guest_crashed' | 'sandbox_unavailable'): SandboxMutant =>
  faulty({ recode: { source, code } }, 'process');

/** By the clause that fails. */
export const sandboxMutants: Readonly<Record<string, SandboxMutant>> = {
  'port/shape': wrapped(withoutName),
  'text/exact': wrapped(withWellFormedMessages),
  'text/opaque': wrapped(withOwnProtocol),
  'text/size': wrapped(withCutMessages),
  'text/only-strings': inWorld('pass-numbers'),
  'text/order': inWorld('urgent-first'),
  'text/many-in-one-turn': inWorld('drop-many'),
  'text/matched-answers': wrapped(withAnswersInOrder),
  'text/parallel-sends': wrapped(withWindow),
  'text/before-last': inWorld('flush-late'),
  'text/urgent': inWorld('ignore-urgent', 'process'),
  'world/fresh': faulty({ reuseWorlds: true }),
  'world/parallel': wrapped(withCrossedWires),
  'world/silent-after-last': wrapped(withLateMessage),
  'world/late-answer': wrapped(withStrayAnswers),
  'world/rewritten-prototypes': inWorld('trust-push'),
  'world/no-host-objects': inWorld('foreign-send', 'process'),
  'world/no-powers': inWorld('keep-process'),
  'world/no-network': inWorld('keep-network'),
  'parts/own-text': inWorld('program-in-scope'),
  'parts/verbatim': inWorld('splice-bare'),
  'parts/after-runtime': inWorld('program-first'),
  'parts/own-runtime': faulty({ runtimeByLength: true }),
  'parts/any-value': inWorld('await-program'),
  'parts/unheard-rehearsal': inWorld('loud-rehearsal'),
  'ending/exact': wrapped(withCutLastMessage),
  'ending/rejects': inWorld('falsy-is-no-error'),
  'ending/throws': inWorld('throw-is-empty'),
  'ending/no-string': inWorld('any-result'),
  'ending/no-function': inWorld('value-is-result'),
  'ending/unreadable': inWorld('unreadable-is-empty'),
  'ending/code-by-host': faulty({ codeFromText: true }),
  'ending/stalled': faulty({ stallIsEnd: true }),
  'ending/long-answer': faulty({ stallAfterMs: 850 }),
  'ending/abort-before': faulty({ replaceReasonBefore: true }),
  'ending/abort-waiting': faulty({ wrapReason: true }),
  'ending/abort-queued': faulty({ queueIgnoresAbort: true }),
  'ending/silent-after-abort': faulty({ killDelayMs: 60 }),
  'availability/loop': unstoppable(/\n\s*for \(;;\) \{\}/),
  'availability/microtask-loop': unstoppable(/for \(;;\) await null/),
  'availability/loop-after-answer': unstoppable(/while \(true\) \{\}/),
  'availability/pattern-loop': unstoppable(/\(a\+\)\+/),
  'availability/caught-loop': unstoppable(/finally \{ for/),
  'availability/cpu-limit': misnamed(/count \+= 1/, 'guest_crashed'),
  'availability/cpu-while-waiting': faulty({ cpuByWallClock: true }),
  'availability/memory-heap': misnamed(/16_384/, 'guest_crashed'),
  'availability/memory-strings': misnamed(/padEnd/, 'guest_crashed'),
  'availability/memory-buffers': misnamed(/held\.push\(new Uint8Array\(4_194_304/, 'guest_crashed'),
  'availability/memory-resizable': misnamed(/maxByteLength/, 'guest_crashed'),
  'availability/memory-within': faulty({ misjudged: /131_072/ }, 'process'),
  'availability/engine-map': misnamed(/map\.set/, 'sandbox_unavailable'),
  'availability/engine-split': misnamed(/\.split\(''\)/, 'sandbox_unavailable'),
  'availability/neighbour': faulty({ killNeighbours: true }, 'process'),
  'availability/busy': faulty({ queueStallMs: 60 }),
  'availability/host-loop': wrapped(withBlockedHost),
  'disposal/ends-runs': faulty({ plainErrorOnDispose: 'under-way' }),
  'disposal/refuses-runs': faulty({ plainErrorOnDispose: 'later' }),
  'disposal/twice': faulty({ disposeOnce: true }),
  'disposal/lets-exit': faulty({ leaks: true }),
};
