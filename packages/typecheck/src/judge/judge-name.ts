import type ts from 'typescript-js';

import type { Syntax } from '../compiler/compiler.ts';
import type { Mistake } from '../rules/finding.ts';
import { toolsOf } from './judge-member.ts';
import type { ProgramContext } from './program-context.ts';
import { didYouMean, suggest } from './suggest.ts';

/** What to write instead of names that other places have. */
const instead: Readonly<Record<string, string>> = {
  __proto__: null as never,
  fetch: 'There is no network: call a tool.',
  XMLHttpRequest: 'There is no network: call a tool.',
  WebSocket: 'There is no network: call a tool.',
  require: 'There is nothing to require: the tools are on `codemode`.',
  process: 'There is no process and no environment.',
  Buffer: 'Use `Uint8Array`, `TextEncoder`, `atob` and `btoa`.',
  window: 'There is no page.',
  document: 'There is no page.',
  localStorage: 'Nothing is kept between runs.',
  setImmediate: 'Use `setTimeout(…, 0)`.',
  tools: 'The tools are on `codemode`.',
};

/** A name that nothing declares, where it would be read. */
export function judgeName(context: ProgramContext, node: ts.Node): Mistake | 'off' {
  const { syntax } = context;
  if (!syntax.isIdentifier(node) || isInType(syntax, node)) return 'off';
  const name = node.text;
  if (context.names.typeofs.has(name)) return 'off';
  const said = Object.hasOwn(instead, name) ? ` ${instead[name] ?? ''}` : '';
  const hint = said === '' ? didYouMean(pathsFor(context, node)) : said;
  return { code: 'unknown_name', message: `Nothing declares \`${name}\`.${hint}`, node, cause: undefined };
}

function isInType(syntax: Syntax, node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined && !syntax.isStatement(at); at = at.parent) {
    if (syntax.isTypeNode(at) && !syntax.isExpressionWithTypeArguments(at)) return true;
  }
  return false;
}

/** `github.list_issues` without `codemode`, a tool by its bare name, or a misspelt name of the program's own. */
function pathsFor(context: ProgramContext, node: ts.Identifier): readonly string[] {
  const paths: string[] = [];
  for (const { path } of toolsOf(context)) {
    if (path.startsWith(`codemode.${node.text}.`)) return [`codemode.${node.text}`];
    if (path.endsWith(`.${node.text}`)) paths.push(path);
  }
  if (paths.length > 0) return paths.slice(0, 2);
  return suggest(node.text, context.namesAt(node), 1);
}
