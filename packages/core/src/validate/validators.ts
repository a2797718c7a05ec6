import type { JsonSchema } from '@sallyport/contract';

import type { CatalogueEntry } from '../catalogue/catalogue-entry.ts';
import { createValidator, type Validator } from './create-validator.ts';

/** The validators of a catalogue's tools, each made when its tool is first called. */
export interface Validators {
  input(entry: CatalogueEntry): Validator;
  /** Undefined for a tool that declares no output, or says that its results may differ from it. */
  output(entry: CatalogueEntry): Validator | undefined;
}

/** Makes the validators of one catalogue. */
export function createValidators(): Validators {
  const inputs = new Map<CatalogueEntry, Validator>();
  const outputs = new Map<CatalogueEntry, Validator>();
  const make = (known: Map<CatalogueEntry, Validator>, entry: CatalogueEntry, schema: JsonSchema): Validator => {
    const validator = createValidator(schema);
    known.set(entry, validator);
    return validator;
  };
  return {
    input: (entry) => inputs.get(entry) ?? make(inputs, entry, entry.spec.input),
    output: (entry) => {
      const { output, outputIsHint } = entry.spec;
      if (output === undefined || outputIsHint === true) return undefined;
      return outputs.get(entry) ?? make(outputs, entry, output);
    },
  };
}
