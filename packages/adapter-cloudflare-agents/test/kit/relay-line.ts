/** One line of an answer to the Worker. */
export type RelayLine =
  | { readonly event: unknown }
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };
