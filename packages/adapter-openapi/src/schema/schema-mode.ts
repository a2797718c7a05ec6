/**
 * What a schema is read for: an `input` lacks what is `readOnly`, an `output` what is `writeOnly`. In `form` a binary text
 * is a file; everywhere else in an input it is a text.
 */
export type SchemaMode = 'input' | 'form' | 'output';
