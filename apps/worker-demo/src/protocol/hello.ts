import type { PageEvent } from './page-event.ts';

/** An MCP server, as the page names it. */
export interface ServerState {
  readonly namespace: string;
  readonly title: string;
  /** Tools it gave; 0 when it failed. */
  readonly tools: number;
  /** Why it cannot be used. */
  readonly failure?: string;
}

/** What the page is told when it opens. */
export interface Hello {
  readonly model: { readonly label: string; readonly recorded: boolean };
  readonly servers: readonly ServerState[];
  /** The generated API, as one `.d.ts` text. */
  readonly types: string;
  /** Estimated tokens of the tools: as the servers list them, as the whole API, and what the prompt shows of it. */
  readonly sizes: { readonly raw: number; readonly types: number; readonly prompt: number };
  /** Every tool by the name a program calls it by, for completion. */
  readonly tools: readonly { readonly path: string; readonly description: string }[];
  /** Recorded questions in their order; empty when a real model answers. */
  readonly questions: readonly string[];
  /** The conversation so far. */
  readonly turns: readonly (readonly PageEvent[])[];
}

/** What the page's API answers when it does not do what was asked. */
export interface Refusal {
  readonly error: { readonly code: string; readonly message: string };
}
