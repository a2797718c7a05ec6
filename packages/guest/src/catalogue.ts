/** What the guest knows of the tools: the names it mounts on `codemode`. Each is a safe, unique identifier. */
export interface GuestCatalogue {
  readonly namespaces: readonly {
    /** `''` mounts the tools on `codemode` itself. */
    readonly namespace: string;
    readonly tools: readonly string[];
    /** Objects of tools inside the namespace, like `$resources`. */
    readonly groups?: readonly { readonly name: string; readonly tools: readonly string[] }[];
  }[];
  /** Functions of the host on `codemode` itself, like `$search`. They take values by position: `{ arguments: […] }`. */
  readonly hostFunctions?: readonly string[];
}

/** The limits the guest counts for itself, before anything crosses. The host counts again. */
export interface GuestLimits {
  readonly calls: number;
  readonly callsInFlight: number;
  /** Length of a tool's argument as JSON, in UTF-16 units. */
  readonly argumentBytes: number;
  /** Length of the program's result as text, in UTF-16 units. */
  readonly resultBytes: number;
  /** Length of all console lines together, in UTF-16 units. */
  readonly logBytes: number;
  readonly nesting: { readonly in: number; readonly out: number };
}
