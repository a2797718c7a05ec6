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

const handedOver =
  '// No schema: structured content, else parsed JSON, else text. Log it once before relying on its shape.';

const texts: { readonly [untyped in Untyped]: string } = {
  any: `${handedOver}\ntype ${untypedName} = any;`,
  unknown: `${handedOver}\ntype ${untypedName} = unknown;`,
  result:
    '// The whole answer of a tool. Log it once before relying on the shape of what is inside.\n' +
    `type ${untypedName} = { content: { type: string; text?: string; [k: string]: unknown }[]; structuredContent?: any; isError?: boolean };`,
};

/** The declaration of {@link untypedName}. */
export function untypedDeclaration(untyped: Untyped): {
  readonly name: string;
  readonly text: string;
  readonly short: string;
} {
  const text = texts[untyped];
  return { name: untypedName, text, short: text.slice(text.indexOf('\n') + 1) };
}
