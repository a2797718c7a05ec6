import type { Catalogue, CatalogueEntry } from '@sallyport/core';
import { discoveryTypes, readParameters, type ApiParts } from '@sallyport/prompt';
import { toolsToTs, type ObservedResult } from '@sallyport/schema-to-ts';

/** A catalogue as TypeScript: whole, and in the pieces a prompt is made of. */
export interface Api {
  /** One valid `.d.ts`. */
  readonly types: string;
  readonly parts: ApiParts;
}

/** Writes the types of every tool under the name the catalogue gave it; `observedOf` knows what results looked like. */
export function createApi(
  catalogue: Catalogue,
  observedOf?: (entry: CatalogueEntry) => ObservedResult | undefined,
): Api {
  const { text, tools, declarations } = toolsToTs(
    catalogue.entries.map((entry) => {
      const { namespace, group, identifier, spec } = entry;
      const observed = observedOf?.(entry);
      return {
        ...spec,
        namespace,
        ...(group !== undefined && { group }),
        identifier,
        ...(observed && { observed }),
      };
    }),
  );
  const entries = catalogue.entries.flatMap((entry, index) => {
    const typed = tools[index];
    if (!typed) return [];
    const { name, title, description, input, annotations } = entry.spec;
    return [
      {
        namespace: entry.namespace,
        ...(entry.group !== undefined && { group: entry.group }),
        identifier: entry.identifier,
        path: entry.path,
        name,
        ...(typeof title === 'string' ? { title } : {}),
        ...(typeof description === 'string' ? { description } : {}),
        parameters: readParameters(input),
        full: typed.full,
        short: typed.short,
        uses: typed.uses,
        ...(typeof annotations?.readOnly === 'boolean' && { readOnly: annotations.readOnly }),
      },
    ];
  });
  const instructions = Object.fromEntries(
    catalogue.instructions.map(({ namespace, text: words }) => [namespace, words]),
  );
  return { types: text, parts: { entries, declarations, instructions } };
}

/** The API a program is checked against: the tools, and what finds them. */
export function checkedTypes({ types }: Api): string {
  const end = types.lastIndexOf('};');
  return types.slice(0, end) + discoveryTypes + types.slice(end);
}
