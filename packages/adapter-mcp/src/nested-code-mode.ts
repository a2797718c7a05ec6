/** In the `_meta` of the code tool that `toMcp` lists: whoever mounts tools can have the ones behind it. */
export const codeModeMarker = 'sallyport/codeMode';

/** In the `_meta` of `tools/list` and `tools/call`: the tools behind the code tool are meant. */
export const mountMarker = 'sallyport/mount';

/** Parameters that carry {@link mountMarker}. */
export const mountMeta: { readonly _meta: Readonly<Record<string, true>> } = { _meta: { [mountMarker]: true } };
