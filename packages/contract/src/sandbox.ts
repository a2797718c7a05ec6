/**
 * The port between a run and an engine: only text crosses it.
 *
 * A backend makes a fresh world, evaluates texts it does not read, passes strings both ways and kills the world when
 * told. It knows no tool, no message type and no framework.
 */
export interface Sandbox extends AsyncDisposable {
  readonly contractVersion: 1;
  /** For people: `isolated-vm`, `worker-loader`, … */
  readonly name: string;
  readonly capabilities: SandboxCapabilities;
  /**
   * Runs one job in a fresh world and resolves with the guest's last message.
   *
   * Called once per program; many runs may be under way at once, and a backend may queue them. Whatever the guest sent
   * before its last message has been handed to `receive` before this resolves, and `receive` is never called after this
   * has settled. Rejects with `signal.reason` once `signal` aborts (the guest is dead before this settles where
   * `interruptsLoops`), and with a {@link SandboxError} when the guest dies without a last message: `guest_crashed` also
   * when the source cannot be read, is no function, throws, rejects, or ends with something that is no string. Never
   * rejects because of what the program did.
   */
  run(job: SandboxJob, options: { readonly signal: AbortSignal }): Promise<string>;
}

/** What a backend can promise. Conformance kits read it; so do users who choose a backend. */
export interface SandboxCapabilities {
  /** Stops a program that never yields. */
  readonly interruptsLoops: boolean;
  /** Ends a run over `limits.memoryBytes`, buffers included. */
  readonly limitsMemory: boolean;
  /** A guest that crashes its engine does not take the host with it. */
  readonly survivesCrash: boolean;
}

/** One program, ready to run. */
export interface SandboxJob {
  /**
   * An expression whose value is `(send) => Promise<string>`; evaluated, never read.
   *
   * `send(message, urgent?)` hands one string to `receive` and resolves with its answer. Messages arrive in order. A
   * backend may gather the messages of one microtask turn into one crossing; with `urgent` set it hands over what it
   * has gathered at once, because the guest may never yield again.
   */
  readonly source: string;
  /**
   * The same job as two texts, for a backend that prepares worlds ahead of time or keeps the program in a module of
   * its own. A backend may ignore it; `source` is the two composed.
   */
  readonly parts?: SandboxJobParts;
  /** The host's end: one answer per message. Never rejects; may take as long as a tool takes. */
  readonly receive: (message: string) => Promise<string>;
  readonly limits: SandboxLimits;
  /**
   * A backend whose platform bills by what it loads calls this once for each: a Dynamic Worker of Cloudflare's. Others
   * never do. It neither throws nor waits.
   */
  readonly onLoad?: () => void;
}

/** A job in two texts. Both are expressions; neither may name anything outside itself but the language's globals. */
export interface SandboxJobParts {
  /** Value: `(send, program) => Promise<string>`. Equal, run after run, for one set of tools. May be evaluated early. */
  readonly runtime: string;
  /** Value: handed to the runtime as `program`. Evaluated after it, in the same world, as a text of its own. */
  readonly program: string;
  /**
   * Does for this program what `runtime` does, with as little text as it can: another text for another program. For a
   * backend that can make a world only when the program is known, where each character read is time.
   */
  readonly tailored?: string;
  /**
   * A program of the host's own, of the same kind. A backend may run it once in a world that waits, answering every
   * message with `-`, so that code is warm when the real program arrives; it leaves no trace that a program can see.
   */
  readonly rehearsal?: string;
}

/** What the engine itself must hold; the run's own clock and counters stay on the host. */
export interface SandboxLimits {
  /** Bytes the guest may hold: heap and buffers together. */
  readonly memoryBytes: number;
  /** Milliseconds of processor time the guest may use. */
  readonly cpuMs: number;
}

/** Why a guest died without a last message. It names who ended the run; it never comes from the guest's own text. */
export type SandboxErrorCode =
  | 'cpu_exceeded'
  | 'memory_exceeded'
  | 'guest_stalled'
  | 'guest_crashed'
  | 'sandbox_unavailable';
