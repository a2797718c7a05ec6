import { printKey } from './print/quote.ts';

/** How much of a tool is shown. */
export type ToolLevel = 'full' | 'short' | 'name' | 'omit';

/** What of a tool is needed to show it. `toolsToTs` makes it. */
export interface RenderedTool {
  readonly namespace: string;
  readonly group?: string;
  readonly identifier: string;
  readonly full: string;
  readonly short: string;
  readonly uses: readonly string[];
}

/** What of a shared type is needed to show it. */
export interface RenderedDeclaration {
  readonly name: string;
  readonly text: string;
  readonly short: string;
}

export interface RenderApiParts {
  readonly tools: readonly RenderedTool[];
  readonly declarations: readonly RenderedDeclaration[];
  /** How much to show of each tool. Default: everything. */
  readonly level?: (tool: RenderedTool, index: number) => ToolLevel;
}

/** The line before the first member. */
export const apiOpen = 'declare const codemode: {';
/** The line after the last member. */
export const apiClose = '};';

/** The line before a namespace's first tool. */
export function namespaceOpen(namespace: string): string {
  return `${printKey(namespace)}: {`;
}
/** The line after a namespace's last tool. */
export const namespaceClose = '};';

/**
 * Puts printed tools together to one valid `.d.ts`, each at its level. Shared types follow the tools that need them:
 * with docs if one of those is shown in full. At level `name` a tool is a function of whatever.
 */
export function renderApi({ tools, declarations, level }: RenderApiParts): string {
  const members: PlacedMember[] = [];
  const needed = new Map<string, 'full' | 'short'>();
  tools.forEach((tool, index) => {
    const shown = level?.(tool, index) ?? 'full';
    if (shown === 'omit') return;
    const named = `${printKey(tool.identifier)}(input?: any): Promise<any>;`;
    members.push({ tool, text: shown === 'name' ? named : tool[shown] });
    if (shown === 'name') return;
    for (const name of tool.uses) if (shown === 'full' || !needed.has(name)) needed.set(name, shown);
  });
  const shownTypes: string[] = [];
  for (const declaration of declarations) {
    const shown = needed.get(declaration.name);
    if (shown !== undefined) shownTypes.push(shown === 'full' ? declaration.text : declaration.short);
  }
  return composeApi(shownTypes, gatherMembers(members));
}

/** A tool's printed member and where it belongs. */
export interface PlacedMember {
  readonly tool: { readonly namespace: string; readonly group?: string };
  readonly text: string;
}

/** The members of each namespace, `''` first, each followed by its groups. */
export function gatherMembers(members: readonly PlacedMember[]): ReadonlyMap<string, readonly string[]> {
  const namespaces = new Map<string, string[]>([['', []]]);
  const groups = new Map<string, Map<string, string[]>>();
  for (const { tool, text } of members) {
    const own = namespaces.get(tool.namespace) ?? [];
    namespaces.set(tool.namespace, own);
    if (tool.group === undefined) own.push(text);
    else {
      const inside = groups.get(tool.namespace) ?? new Map<string, string[]>();
      groups.set(tool.namespace, inside);
      inside.set(tool.group, [...(inside.get(tool.group) ?? []), text]);
    }
  }
  for (const [namespace, inside] of groups) {
    for (const [group, texts] of inside) {
      namespaces.get(namespace)?.push(namespaceOpen(group), ...texts, namespaceClose);
    }
  }
  return namespaces;
}

/** Declarations, then the members of each namespace, `''` being `codemode` itself. */
export function composeApi(
  declarations: readonly string[],
  namespaces: ReadonlyMap<string, readonly string[]>,
): string {
  let text = '';
  for (const declaration of declarations) text += `${declaration}\n`;
  text += `${apiOpen}\n`;
  for (const [namespace, members] of namespaces) {
    if (namespace !== '') text += `${namespaceOpen(namespace)}\n`;
    for (const member of members) text += `${member}\n`;
    if (namespace !== '') text += `${namespaceClose}\n`;
  }
  return `${text}${apiClose}\n`;
}
