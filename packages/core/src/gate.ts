import type { Json, ToolAnnotations } from '@sallyport/contract';

/** A call that is about to reach a tool. */
export interface GateRequest {
  readonly runId: string;
  readonly callId: string;
  /** As the program wrote it, without `codemode.`. */
  readonly path: string;
  /** The provider's own name for the tool. */
  readonly tool: string;
  readonly namespace: string;
  /** Has passed the tool's schema. */
  readonly input: Json;
  /** The tool author's hints; they grant nothing. */
  readonly annotations: ToolAnnotations;
  /** Aborts when the run ends. */
  readonly signal: AbortSignal;
}

/** What the host says of a call. A refusal is an error the program can catch; `reason` is shown to it. */
export type GateDecision = { readonly allow: true } | { readonly allow: false; readonly reason?: string };

/** Asked once before every call. May wait, for a person say. What it throws refuses the call. */
export type Gate = (request: GateRequest) => GateDecision | PromiseLike<GateDecision>;

/** Without a gate of the host's, tools that ask for approval are refused and all others pass. */
export const defaultGate: Gate = ({ path, annotations }) =>
  annotations.requiresApproval === true
    ? { allow: false, reason: `codemode.${path} needs approval, and this host has nobody to give it.` }
    : { allow: true };
