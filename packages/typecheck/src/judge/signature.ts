import ts from 'typescript-js';

import { signatureLength } from '../constants.ts';

const printer = ts.createPrinter({ removeComments: true, omitTrailingSemicolon: true });

/** A tool's signature on one line without docs; of a long one the names only. */
export function signatureOf({ name, parameters, type }: ts.MethodSignature): string {
  const given = parameters.map((parameter) => printed(parameter)).join(', ');
  const whole = `${name.getText()}(${given}): ${type === undefined ? 'unknown' : printed(type)}`;
  if (whole.length <= signatureLength) return whole;
  const inputOnly = `${name.getText()}(${given})`;
  if (inputOnly.length <= signatureLength) return inputOnly;
  const named = `${name.getText()}(${parameters.map(namesOnly).join(', ')})`;
  return named.length <= signatureLength ? named : `${named.slice(0, signatureLength)}…`;
}

function printed(node: ts.Node): string {
  return printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()).replaceAll(/\s+/g, ' ');
}

/** `input: { owner, repo, state? }`. */
function namesOnly(parameter: ts.ParameterDeclaration): string {
  const { type } = parameter;
  if (type === undefined || !ts.isTypeLiteralNode(type)) return printed(parameter);
  const required = type.members.filter(({ questionToken }) => questionToken === undefined);
  const optional = type.members.filter(({ questionToken }) => questionToken !== undefined);
  const names = [...required, ...optional].flatMap(({ name, questionToken }) =>
    name === undefined ? [] : [name.getText() + (questionToken === undefined ? '' : '?')],
  );
  return `${parameter.name.getText()}: { ${names.join(', ')} }`;
}
