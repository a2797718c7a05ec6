import type { AnyNode, Function as FunctionNode, Pattern, Property } from 'acorn';

import type { Edit } from './edits.ts';

/** What a call needs to know of a function. */
export type Callee = Pick<FunctionNode, 'params' | 'generator'>;

/** Code around a function that calls it. */
export interface Call {
  readonly before: string;
  readonly after: string;
}

/**
 * How the program's main function is called. A generator's values are gathered into an array. A parameter gets what its
 * name promises: `codemode`, `console`, or the tools it takes apart; any other is left out.
 */
export function callOf(callee: Callee): Call {
  const names = callee.params.map((parameter, index) => argumentFor(parameter, index));
  const last = names.findLastIndex((name) => name !== 'undefined');
  const call = `)(${names.slice(0, last + 1).join(', ')})`;
  return callee.generator ? { before: 'Array.fromAsync((', after: `${call})` } : { before: '(', after: call };
}

/** An expression that calls the function `name`. */
export function calling(name: string, callee: Callee): string {
  const { before, after } = callOf(callee);
  return before + name + after;
}

/** Stands for the type of `codemode` where a parameter of that name hides it. */
const alias = 'TypeOfCodemode';

/**
 * What a type checker must be told of a function that is called with tools: a parameter does not know what it will be
 * given. `end` is where the function's block ends.
 */
export function parameterTypes(callee: Callee | undefined, end: number): Edit[] {
  const types = (callee?.params ?? []).flatMap((parameter, index): Edit[] => {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const type = typeOfArgument(argumentFor(parameter, index));
    return type === undefined ? [] : [{ start: target.end, end: target.end, text: `: ${type}`, typedOnly: true }];
  });
  if (types.length === 0) return [];
  return [...types, { start: end, end, text: `\ntype ${alias} = typeof codemode;`, typedOnly: true }];
}

function typeOfArgument(argument: string): string | undefined {
  if (argument === 'codemode') return alias;
  if (!argument.startsWith('{')) return undefined;
  return argument.replace(/\bcodemode\b/u, `codemode: ${alias}`).replace(/\bconsole\b/u, 'console: Console');
}

/** What the model may call by name without declaring it. */
const given: ReadonlySet<string> = new Set(['codemode', 'console']);

function argumentFor(parameter: Pattern, index: number): string {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (target.type === 'Identifier') return given.has(target.name) ? target.name : 'undefined';
  if (target.type !== 'ObjectPattern') return 'undefined';
  const keys = target.properties.flatMap((property) => (property.type === 'Property' ? keyOf(property) : []));
  if (keys.includes('codemode')) return `{ ${keys.filter((key) => given.has(key)).join(', ')} }`;
  // With a default it describes options of its own: `({ limit = 10 } = {})`.
  return index === 0 && parameter.type === 'ObjectPattern' ? 'codemode' : 'undefined';
}

function keyOf(property: Pick<Property, 'key' | 'computed'>): string[] {
  return !property.computed && property.key.type === 'Identifier' ? [property.key.name] : [];
}

/** The function a node is, or `undefined` for any other value. */
export function functionOf(node: AnyNode | null | undefined): Callee | undefined {
  switch (node?.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return node;
    default:
      return undefined;
  }
}
