import type { NativeToolPlan, ScriptedTurn } from '@sallyport/conformance';
import type { CodeTool, Json } from '@sallyport/contract';

/** One run of the kit. Functions are ids at the relay. */
export interface KitTask {
  readonly relay: string;
  readonly run: string;
  readonly tool: Pick<CodeTool, 'name' | 'description' | 'inputSchema'>;
  readonly system: string;
  readonly turns: readonly ScriptedTurn[];
}

/** Native tools the kit has the agent bring. */
export interface KitBringing {
  readonly relay: string;
  readonly tools: readonly (Omit<NativeToolPlan, 'execute'> & { readonly execute: string })[];
}

/** What the kit asks of the agent beside its chat. */
export type KitOrder =
  | { readonly do: 'requests' }
  | { readonly do: 'list' }
  | { readonly do: 'bring'; readonly bringing: KitBringing }
  | { readonly do: 'call'; readonly name: string; readonly input: Json; readonly callId: string }
  | { readonly do: 'abort'; readonly callId: string };
