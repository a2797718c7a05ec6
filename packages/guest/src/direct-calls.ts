import type { GuestCatalogue } from './catalogue.ts';

/** Whatever a program says of `codemode`: a call by a name, or something else. */
const mention = /codemode((?:\s*\.\s*[\w$]+)+\s*\()?/g;

/**
 * Tells whether all that a program does with `codemode` is to call tools by their full names. It can then not see what
 * else `codemode` is, nor get hold of it.
 */
export function createDirectCallsTest(catalogue: GuestCatalogue): (program: string) => boolean {
  let paths: ReadonlySet<string> | undefined;
  return (program) => {
    paths ??= new Set(toolPaths(catalogue));
    for (const [, call] of program.matchAll(mention)) {
      if (call === undefined || !paths.has(call.replaceAll(/[\s(]/g, ''))) return false;
    }
    return true;
  };
}

/** `.namespace.tool` for each tool. */
function* toolPaths({ namespaces }: GuestCatalogue): Generator<string> {
  for (const { namespace, tools, groups = [] } of namespaces) {
    const prefix = namespace === '' ? '.' : `.${namespace}.`;
    for (const tool of tools) yield prefix + tool;
    for (const group of groups) for (const tool of group.tools) yield `${prefix}${group.name}.${tool}`;
  }
}
