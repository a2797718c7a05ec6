import type { ToolProvider, ToolSpec } from '@sallyport/contract';

/** One tool under the name a program uses for it. */
export interface CatalogueEntry {
  /** Without `codemode.`: `github.listIssues`. */
  readonly path: string;
  /** The namespace as an identifier; `''` for tools mounted on `codemode` itself. */
  readonly namespace: string;
  /** The tool's name as an identifier, unique in its namespace. */
  readonly identifier: string;
  readonly spec: ToolSpec;
  readonly provider: ToolProvider;
}
