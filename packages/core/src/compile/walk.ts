import type { AnyNode } from 'acorn';

/**
 * Visits `root` and all below it, in no order but parents first, without recursion: programs nest as deep as they like. `visit` answers
 * `false` to leave out what is below a node.
 */
export function walk(root: AnyNode, visit: (node: AnyNode) => boolean | void): void {
  const waiting: AnyNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (visit(node) === false) continue;
    for (const value of Object.values(node)) {
      // A loop, since a list may be longer than an argument list.
      if (Array.isArray(value)) for (const child of value) pushNode(waiting, child);
      else pushNode(waiting, value);
    }
  }
}

/** Functions, which run when they are called and not where they stand. */
export function isFunction(node: AnyNode): boolean {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}

function pushNode(waiting: AnyNode[], value: unknown): void {
  if (typeof value === 'object' && value !== null && 'type' in value) waiting.push(value as AnyNode);
}
