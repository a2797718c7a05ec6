import type { ProgramStatement } from './parse-program.ts';
import { walk } from './walk.ts';

/**
 * Offset of a `require(…)` that can only be Node's, or `undefined`. A program that names `require` in any other way may
 * have one of its own, or ask whether there is one.
 */
export function findRequire(assembled: string, statements: readonly ProgramStatement[]): number | undefined {
  if (!/\brequire\s*\(/.test(assembled)) return undefined;
  let first: number | undefined;
  let [calls, mentions] = [0, 0];
  for (const statement of statements) {
    walk(statement, (node) => {
      if (node.type === 'Identifier' && node.name === 'require') mentions += 1;
      if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
      if (node.callee.name !== 'require') return;
      calls += 1;
      first = Math.min(first ?? node.start, node.start);
    });
  }
  return calls === mentions ? first : undefined;
}
