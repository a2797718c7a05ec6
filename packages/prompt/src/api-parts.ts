/** One parameter of a tool. Third-party text but for `required` and `sample`. */
export interface ApiParameter {
  readonly name: string;
  readonly description?: string;
  /** The tool refuses calls without it. */
  readonly required?: boolean;
  /** A literal, in TypeScript, that the parameter's schema accepts. Absent when none is easy to make. */
  readonly sample?: string;
}

/** One tool, as the API shows it. Made by whoever wires a catalogue to a type printer. */
export interface ApiEntry {
  /** `''` when the tool is mounted on `codemode` itself. */
  readonly namespace: string;
  /** An object inside the namespace that holds the tool, like `$resources`. An identifier. */
  readonly group?: string;
  /** The name to call it by, after every other entry's name was settled. */
  readonly identifier: string;
  /** Namespace and identifier as the program writes them, without `codemode.`: `github.list_issues`. Unique. */
  readonly path: string;
  /** The tool's own name at its source. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  /** The top-level properties of the input. See {@link readParameters}. */
  readonly parameters?: readonly ApiParameter[];
  /** The member of the namespace's type, with docs. May be a getter: it is read only when it is shown. */
  readonly full: string;
  /** The signature and the first sentence. May be a getter. */
  readonly short: string;
  /** Names of shared declarations that `full` or `short` mention. May be a getter. */
  readonly uses: readonly string[];
  /** The tool's author says that it changes nothing. A hint: it only steers which tool an example shows. */
  readonly readOnly?: boolean;
}

/** A type that several members share. */
export interface ApiDeclaration {
  readonly name: string;
  /** The whole statement with its docs: `type Issue = {…};`. */
  readonly text: string;
  /** The same without docs, for where no tool that needs it is shown in full. May be a getter. */
  readonly short?: string;
}

/** Everything `prompt` is handed: plain strings, no schema, no tool. */
export interface ApiParts {
  readonly entries: readonly ApiEntry[];
  readonly declarations: readonly ApiDeclaration[];
  /** What each source says about its own use, by namespace. Third-party text. */
  readonly instructions?: { readonly [namespace: string]: string };
}
