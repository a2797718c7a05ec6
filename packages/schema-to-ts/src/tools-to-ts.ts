import { assignIdentifiers, isSafeIdentifier } from './identifier.ts';
import { createLossLog, rootPath } from './losses.ts';
import type { Loss, LossLog } from './losses.ts';
import { declarationTexts } from './print/declaration.ts';
import type { Declaration } from './print/declaration.ts';
import { printTool } from './print/print-tool.ts';
import type { ToolParts } from './print/print-tool.ts';
import { readWords } from './read-words.ts';
import type { Words } from './read-words.ts';
import { readSchema } from './read/read-schema.ts';
import { composeApi, gatherMembers } from './render-api.ts';
import { observedDeclaration, observedName, observedWords } from './observed-result.ts';
import type { ObservedResult } from './observed-result.ts';
import { createUses } from './types/uses.ts';
import type { Uses } from './types/uses.ts';
import { nameTypes } from './types/name-types.ts';
import type { Naming } from './types/name-types.ts';
import { createTypeTable } from './types/type-table.ts';
import type { TypeTable } from './types/type-table.ts';
import { untypedDeclaration, untypedName } from './untyped-result.ts';
import type { Untyped } from './untyped-result.ts';

/** A tool as its source describes it. All of it is third-party text. */
export interface ToolSource {
  /** The object that holds the tool; `''` for `codemode` itself. */
  readonly namespace: string;
  /** An object inside the namespace that holds the tool, like `$resources`. Printed as it is: an identifier. */
  readonly group?: string;
  /** The tool's own name. */
  readonly name: string;
  /** The name to print and call it by, where it is settled already. Otherwise one is made from `name`. */
  readonly identifier?: string;
  readonly title?: string;
  readonly description?: string;
  readonly input: unknown;
  readonly output?: unknown;
  /** What was seen of its results. Counts only for a tool without `output`: what is declared wins. */
  readonly observed?: ObservedResult;
  readonly annotations?: { readonly destructive?: boolean; readonly requiresApproval?: boolean };
}

export interface ToolsToTsOptions {
  /** The type of results without a schema. Default `any`. */
  readonly untyped?: Untyped;
}

/** One printed tool. The texts are made when they are first looked at. */
export interface ToolTs {
  /** The namespace as it is printed: an identifier, or `''`. */
  readonly namespace: string;
  /** The object inside the namespace that holds the tool, where there is one. */
  readonly group?: string;
  /** The tool's own name. */
  readonly name: string;
  /** The name to call it by, unique in its namespace or group. */
  readonly identifier: string;
  /** What a program writes after `codemode.`: `github.list_issues`. Unique. */
  readonly path: string;
  /** The member of its namespace's type, with docs, from the first column. Ends in `;`. */
  readonly full: string;
  /** The same with bare types in one line and the first sentence of the description. */
  readonly short: string;
  /** Names of all declarations that `full` or `short` need, those that declarations need included. */
  readonly uses: readonly string[];
}

/** A loss, and the tool and schema it is in. */
export interface ToolLoss extends Loss {
  /** Index into the tools. */
  readonly tool: number;
  readonly side: 'input' | 'output';
}

/** An API as TypeScript. */
export interface ToolsTs {
  /** Everything as one valid `.d.ts`: shared types, then `declare const codemode: {…}`. */
  readonly text: string;
  /** In the order of the input. */
  readonly tools: readonly ToolTs[];
  /** The types several tools share, those of results that no schema declares included. */
  readonly declarations: readonly Declaration[];
  /** Everything the schemas say and the types do not. */
  readonly losses: readonly ToolLoss[];
}

/**
 * Prints tools as one typed API.
 *
 * Never throws, fetches nothing, changes nothing; the same tools give the same text, in time linear in the schemas.
 * Structures that several tools have in common are named once. Reading happens in the call, printing when a text is
 * first looked at.
 */
export function toolsToTs(tools: readonly ToolSource[], options: ToolsToTsOptions = {}): ToolsTs {
  const words = tools.map(readWords);
  const table = createTypeTable();
  const logs: Logged[] = [];
  const placed = placeTools(words);
  const parts = words.map((tool, index) => readParts(tool, placed[index], index, table, logs));
  const sites = parts.flatMap(({ input, output }) => (output === undefined ? [input] : [input, output]));
  const naming = nameTypes(sites, new Set([untypedName, observedName]));
  const uses = createUses(naming);
  const printed = parts.map((tool, index) => toolTs(tool, placed[index], words[index], naming, uses));
  const declarations = [untypedDeclaration(options.untyped ?? 'any'), observedDeclaration, ...declarationTexts(naming)];
  let text: string | undefined;
  return {
    get text() {
      return (text ??= fullText(printed, declarations, parts));
    },
    tools: printed,
    declarations,
    get losses() {
      return logs.flatMap(({ log, tool, side }) => log.list().map((loss) => ({ ...loss, tool, side })));
    },
  };
}

/** What `renderApi` would say of everything, without asking each tool for what it uses: every type is used by some. */
function fullText(tools: readonly ToolTs[], declarations: readonly Declaration[], parts: readonly ToolParts[]): string {
  const namespaces = gatherMembers(tools.map((tool) => ({ tool, text: tool.full })));
  const undeclared = new Set(parts.map(wrapperOf));
  const shown = declarations.filter(
    ({ name }) => undeclared.has(name) || (name !== untypedName && name !== observedName),
  );
  return composeApi(
    shown.map(({ text }) => text),
    namespaces,
  );
}

/** The name that stands for, or around, a result that no schema declares. */
function wrapperOf({ output, isObserved }: ToolParts): string | undefined {
  return isObserved ? observedName : output === undefined ? untypedName : undefined;
}

interface Logged {
  readonly log: LossLog;
  readonly tool: number;
  readonly side: 'input' | 'output';
}

interface Placed {
  readonly namespace: string;
  readonly group: string | undefined;
  readonly identifier: string;
}

/** Settles every name: namespaces and tools beside them share one object, tools of a namespace another. */
function placeTools(tools: readonly Words[]): readonly Placed[] {
  const byNamespace = new Map<string, number[]>();
  tools.forEach(({ namespace }, index) => {
    const list = byNamespace.get(namespace);
    if (list === undefined) byNamespace.set(namespace, [index]);
    else list.push(index);
  });
  const namespaces = [...byNamespace.keys()].filter((namespace) => namespace !== '');
  const printed = assignIdentifiers(namespaces);
  const placed: Placed[] = [];
  for (const [namespace, indexes] of byNamespace) {
    const object = namespace === '' ? '' : (printed[namespaces.indexOf(namespace)] ?? '');
    const groups = Map.groupBy(indexes, (index) => tools[index]?.group);
    const groupNames = [...groups.keys()].filter((group) => group !== undefined);
    for (const [group, members] of groups) {
      const reserved = group === undefined ? [...(namespace === '' ? printed : []), ...groupNames] : [];
      const identifiers = settle(
        members.map((index) => tools[index]),
        reserved,
      );
      members.forEach((index, at) => {
        placed[index] = { namespace: object, group, identifier: identifiers[at] ?? 'tool' };
      });
    }
  }
  return placed;
}

/** Settled identifiers stay; the others are made around them. */
function settle(tools: readonly (Words | undefined)[], reserved: readonly string[]): readonly string[] {
  const given = new Set<string>(reserved);
  const settled = tools.map((tool) => {
    const identifier = tool?.identifier;
    if (identifier === undefined || !isSafeIdentifier(identifier) || given.has(identifier)) return undefined;
    given.add(identifier);
    return identifier;
  });
  const open = tools.filter((_, index) => settled[index] === undefined);
  const made = assignIdentifiers(
    open.map((tool) => tool?.name ?? ''),
    [...given],
  );
  let next = 0;
  return settled.map((identifier) => identifier ?? made[next++] ?? 'tool');
}

function readParts(
  tool: Words,
  placed: Placed | undefined,
  index: number,
  table: TypeTable,
  logs: Logged[],
): ToolParts {
  const identifier = placed?.identifier ?? 'tool';
  const read = (schema: unknown, side: 'input' | 'output'): ToolParts['input'] => {
    const log = createLossLog();
    logs.push({ log, tool: index, side });
    // Made into a type name only if a type is named after its tool.
    return readSchema(schema, table, log, side, rootPath(`${tool.name} ${side === 'input' ? 'input' : 'result'}`));
  };
  const input = read(tool.input, 'input');
  const isDeclared = tool.output !== undefined && tool.output !== null;
  const isObserved = !isDeclared && tool.observed !== undefined;
  const schema = isObserved ? tool.observed?.schema : tool.output;
  const output = isDeclared || isObserved ? read(schema, 'output') : undefined;
  return { identifier, input, inputSchema: tool.input, output, isObserved };
}

function toolTs(
  parts: ToolParts,
  place: Placed | undefined,
  words: Words | undefined,
  naming: Naming,
  uses: Uses,
): ToolTs {
  const { identifier } = parts;
  const { namespace, group } = place ?? { namespace: '', group: undefined };
  const name = words?.name ?? '';
  const doc = {
    title: words?.title,
    description: words?.description,
    notes: [
      ...(words?.annotations ?? []),
      ...(parts.isObserved && words?.observed ? [observedWords(words.observed)] : []),
    ],
    // A tool's own name is told where it is another than the one to write.
    name: name === `${group}.${identifier}` ? identifier : name,
    identifier,
  };
  let full: string | undefined;
  let short: string | undefined;
  let used: readonly string[] | undefined;
  return {
    namespace,
    ...(group !== undefined && { group }),
    name,
    identifier,
    path: [namespace, group ?? '', identifier].filter((part) => part !== '').join('.'),
    get full() {
      return (full ??= printTool(parts, doc, { names: naming, docs: true }));
    },
    get short() {
      return (short ??= printTool(parts, doc, { names: naming, docs: false }));
    },
    get uses() {
      return (used ??= uses([parts.input, ...(parts.output === undefined ? [] : [parts.output])], wrapperOf(parts)));
    },
  };
}
