/** A value that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON Schema of any draft, as a tool's author wrote it. Nothing in it is trusted. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };
