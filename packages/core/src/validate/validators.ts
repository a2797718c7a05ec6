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
  const remember = (known: Map<CatalogueEntry, Validator>, entry: CatalogueEntry, make: () => Validator): Validator => {
    let validator = known.get(entry);
    if (!validator) known.set(entry, (validator = make()));
    return validator;
  };
  return {
    input: (entry) => remember(inputs, entry, () => createValidator(entry.spec.input)),
    output: (entry) => {
      const { output, outputIsHint } = entry.spec;
      return output === undefined || outputIsHint === true
        ? undefined
        : remember(outputs, entry, () => createValidator(output));
    },
  };
}
