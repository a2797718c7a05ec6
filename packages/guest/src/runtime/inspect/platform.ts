/** How an object that keeps its state in private fields wants to be shown: `URL`, a media handle, … */
export type PlatformView =
  /** Shown as it stands. */
  | { readonly text: string }
  /** Shown as `label { name: value, … }`. */
  | { readonly label: string; readonly fields: readonly (readonly [name: string, value: unknown])[] }
  /** Shown as `label { 'key' => 'value', … }`. */
  | { readonly label: string; readonly pairs: readonly (readonly [key: string, value: string])[] };
