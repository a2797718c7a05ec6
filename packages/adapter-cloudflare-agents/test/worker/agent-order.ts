import type { AgentRun } from '@sallyport/adapter-cloudflare-agents';

/** What a test may ask of the agent beside its chat. */
export type AgentOrder =
  | { readonly do: 'add-server'; readonly name: string; readonly url: string; readonly id?: string }
  | { readonly do: 'remove-server'; readonly id: string }
  | { readonly do: 'add-tool'; readonly name: string }
  | { readonly do: 'crash' }
  | { readonly do: 'look' };

/** What the agent tells of itself. */
export interface AgentLook {
  readonly types: string;
  readonly system: string;
  /** Code modes made and refreshed since the object woke up. */
  readonly made: number;
  readonly refreshed: number;
  readonly history: readonly AgentRun[];
  /** Tools in flight that heard of an abort. */
  readonly aborted: number;
}
