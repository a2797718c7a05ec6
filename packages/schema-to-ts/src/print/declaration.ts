import type { NamedType, Naming } from '../types/name-types.ts';
import { commentAbove } from './comment.ts';
import { printStructure, printType } from './print-type.ts';
import type { Style } from './print-type.ts';

/** A named type that several places use. */
export interface Declaration {
  readonly name: string;
  /** The whole statement with docs: `type Issue = {…};`. */
  readonly text: string;
  /** The same without docs, for APIs that show bare types. */
  readonly short: string;
}

/** Prints the named types, each when it is first looked at. */
export function declarationTexts(naming: Naming): readonly Declaration[] {
  return naming.named.map((named) => {
    let text: string | undefined;
    let short: string | undefined;
    return {
      name: named.name,
      get text() {
        return (text ??= statement(named, { names: naming, docs: true }));
      },
      get short() {
        return (short ??= statement(named, { names: naming, docs: false }));
      },
    };
  });
}

function statement({ name, type, doc }: NamedType, style: Style): string {
  const above = style.docs ? commentAbove(doc, '') : '';
  const text = type.kind === 'reference' ? printType(type, style, '') : printStructure(type, style, '');
  return `${above}type ${name} = ${text};`;
}
