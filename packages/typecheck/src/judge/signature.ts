import type ts from 'typescript-js';

import type { CompiledProgram } from '../compiler/compiler.ts';
import { signatureLength } from '../constants.ts';

/** A tool's signature on one line without docs; of a long one the names only. */
export function signatureOf(compiled: CompiledProgram, { name, parameters, type }: ts.MethodSignature): string {
  const print = (node: ts.Node): string => compiled.print(node).replaceAll(/\s+/g, ' ');
  const given = parameters.map(print).join(', ');
  const whole = `${name.getText()}(${given}): ${type === undefined ? 'unknown' : print(type)}`;
  if (whole.length <= signatureLength) return whole;
  const inputOnly = `${name.getText()}(${given})`;
  if (inputOnly.length <= signatureLength) return inputOnly;
  const short = parameters.map((parameter) => namesOnly(compiled, parameter) ?? print(parameter)).join(', ');
  const named = `${name.getText()}(${short})`;
  return named.length <= signatureLength ? named : `${named.slice(0, signatureLength)}…`;
}

/** `input: { owner, repo, state? }`. */
function namesOnly({ syntax, isOptional }: CompiledProgram, parameter: ts.ParameterDeclaration): string | undefined {
  const { type } = parameter;
  if (type === undefined || !syntax.isTypeLiteralNode(type)) return undefined;
  const required = type.members.filter((member) => !isOptional(member));
  const optional = type.members.filter(isOptional);
  const names = [...required, ...optional].flatMap((member) => {
    const { name } = member;
    return name === undefined ? [] : [name.getText() + (isOptional(member) ? '?' : '')];
  });
  return `${parameter.name.getText()}: { ${names.join(', ')} }`;
}
