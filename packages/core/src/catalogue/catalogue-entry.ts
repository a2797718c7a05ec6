import type { ToolProvider, ToolSpec } from '@sallyport/contract';

/** One tool under the name a program uses for it. */
export interface CatalogueEntry {
  /** Without `codemode.`: `github.listIssues`. */
  readonly path: string;
  /** The namespace as an identifier; `''` for tools mounted on `codemode` itself. */
  readonly namespace: string;
  /** The object inside the namespace that holds the tool, as an identifier, where there is one. */
  readonly group?: string;
  /** The tool's name as an identifier, unique in its namespace or group. */
  readonly identifier: string;
  readonly spec: ToolSpec;
  readonly provider: ToolProvider;
}
