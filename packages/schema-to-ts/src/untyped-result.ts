import type { Declaration } from './print/declaration.ts';

/**
 * How the result of a tool without an output schema is typed.
 *
 * - `any`: nothing the program does with it is an error.
 * - `unknown`: the program has to look before it uses it.
 * - `result`: the Model Context Protocol's own result object, for hosts that hand that over.
 */
export type Untyped = 'any' | 'unknown' | 'result';

/** The name such results go by. */
export const untypedName = 'Untyped';

const handedOver = '// structured content, else JSON, else text; log one before use';

const texts: { readonly [untyped in Untyped]: { readonly type: string; readonly doc: string } } = {
  any: { type: 'any', doc: handedOver },
  unknown: { type: 'unknown', doc: handedOver },
  result: {
    type: '{ content: { type: string; text?: string; [k: string]: unknown }[]; structuredContent?: any; isError?: boolean }',
    doc: "// a tool's whole answer; log one before use",
  },
};

/** The declaration of {@link untypedName}. */
export function untypedDeclaration(untyped: Untyped): Declaration {
  const { type, doc } = Object.hasOwn(texts, untyped) ? texts[untyped] : texts.any;
  const short = `type ${untypedName} = ${type};`;
  return { name: untypedName, text: `${short} ${doc}`, short };
}
