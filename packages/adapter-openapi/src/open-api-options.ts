import type { OpenApiSkipCode } from './document/skip.ts';
import type { OpenApiOperation } from './operation/operation.ts';
import type { OpenApiRequest } from './request/send.ts';
import type { OpenApiSecurity } from './security.ts';

/** An operation that became no tool, and why. */
export interface SkippedOpenApiOperation extends OpenApiOperation {
  readonly code: OpenApiSkipCode;
  /** For people. Quotes the document. */
  readonly reason: string;
}

/** Options of `fromOpenApi`. */
export interface FromOpenApiOptions {
  /** Default: a safe form of the document's title. `''` mounts the tools on `codemode` itself. */
  readonly namespace?: string;
  /**
   * Where the API is. Takes the place of the document's absolute server; a relative one is found from here. Without it the
   * document's servers are used, as far as `allowedOrigins` names them.
   */
  readonly baseUrl?: string | URL;
  /** Origins beside that of `baseUrl` that servers named in the document may have: `['https://uploads.example.com']`. */
  readonly allowedOrigins?: readonly string[];
  /** Values for variables in the document's server addresses. */
  readonly serverVariables?: Readonly<Record<string, string>>;
  /** Credentials by the name of their security scheme. They reach requests and nothing else. */
  readonly security?: OpenApiSecurity;
  /** Sends a request. Default: the global `fetch`. What the host adds here no program sees. */
  readonly request?: OpenApiRequest;
  /** Chooses operations. Default: all. */
  readonly include?: (operation: OpenApiOperation) => boolean;
  /** Called once for each operation that is left out for a reason other than `include`. */
  readonly onSkip?: (operation: SkippedOpenApiOperation) => void;
  /** Called for each operation whose `operationId` another one has; `wanted` is what it asked for. */
  readonly onRename?: (operation: OpenApiOperation & { readonly wanted: string }) => void;
  /**
   * What the document's response schemas are for. `typed`, the default: they type results. `checked`: a result that does
   * not match is refused, as for other tools; most services break their own documents somewhere. `none`: results are untyped.
   */
  readonly outputs?: 'typed' | 'checked' | 'none';
  /** Bytes read of one response, and of all pages of one call together. Default 16 MiB. */
  readonly responseBytes?: number;
}
