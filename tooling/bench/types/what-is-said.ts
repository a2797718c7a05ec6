import type { Generator, ListedTool } from './generator.ts';
import type { ToolList } from './tool-lists.ts';

/** How much of what schemas say is found in the printed text, as found and total. */
export interface Said {
  readonly toolDocs: Share;
  readonly inputDocs: Share;
  readonly outputDocs: Share;
  readonly constraints: Share;
  readonly enums: Share;
  readonly integers: Share;
  /** Nodes typed `any` or `unknown` although the schema says more: `found` is how many are not. */
  readonly nodes: Share;
  readonly missing: readonly string[];
}

export interface Share {
  found: number;
  total: number;
}

type Schema = { readonly [keyword: string]: unknown };

/** Looks for each description, bound and enum in the text printed for its tool alone. */
export async function measureSaid(generator: Generator, lists: readonly ToolList[]): Promise<Said> {
  const share = (): Share => ({ found: 0, total: 0 });
  const said = {
    toolDocs: share(),
    inputDocs: share(),
    outputDocs: share(),
    constraints: share(),
    enums: share(),
    integers: share(),
    nodes: share(),
    missing: [] as string[],
  };
  for (const { server, tools } of lists) {
    for (const tool of tools) {
      const { text } = await generator.api(server, [tool]);
      measureTool(said, `${server}/${tool.name}`, tool, text);
    }
  }
  return said;
}

function measureTool(
  said: { -readonly [key in keyof Said]: Said[key] } & { missing: string[] },
  place: string,
  tool: ListedTool,
  text: string,
): void {
  const words = plain(text);
  const count = (share: Share, found: boolean, what: string): void => {
    share.total += 1;
    if (found) share.found += 1;
    else said.missing.push(`${place}: ${what}`);
  };
  const has = (description: unknown): boolean => words.includes(plain(String(description)));
  if (tool.description !== undefined) count(said.toolDocs, has(tool.description), 'description');
  let silent = 0;
  for (const node of nodesOf(tool.inputSchema)) {
    said.nodes.total += 1;
    if (saysNothing(node)) silent += 1;
    if (typeof node['description'] === 'string') {
      count(said.inputDocs, has(node['description']), `input doc ${node['description']}`);
    }
    for (const [keyword, value] of constraintsOf(node)) {
      count(said.constraints, mentions(text, value), `${keyword} ${JSON.stringify(value)}`);
    }
    const { enum: list } = node;
    if (Array.isArray(list)) {
      count(
        said.enums,
        list.every((value) => text.includes(JSON.stringify(value))),
        `enum ${JSON.stringify(list)}`,
      );
    }
    if (node['type'] === 'integer' && list === undefined) count(said.integers, /\binteger\b/.test(text), 'integer');
  }
  for (const node of tool.outputSchema === undefined ? [] : nodesOf(tool.outputSchema)) {
    said.nodes.total += 1;
    if (saysNothing(node)) silent += 1;
    if (typeof node['description'] === 'string') {
      count(said.outputDocs, has(node['description']), `output doc ${node['description']}`);
    }
  }
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\]|\\.)*"/g, '');
  const results = tool.outputSchema === undefined ? 1 : 0;
  const vague = (code.match(/\b(?:any|unknown)\b/g)?.length ?? 0) - results;
  said.nodes.found -= Math.max(0, vague - silent);
}

/** Words alone: how a comment breaks, indents or escapes its text does not matter. */
function plain(text: string): string {
  return text.replace(/[\s*\\/]+/g, ' ').trim();
}

const constraintKeywords = [
  'default',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'pattern',
] as const;

function constraintsOf(node: Schema): readonly (readonly [string, unknown])[] {
  return constraintKeywords
    .filter((keyword) => keyword in node)
    .map((keyword) => [keyword, node[keyword]] as const)
    .filter(([keyword, value]) => {
      if (/^min(?:Items|Length|Properties)$/.test(keyword) && value === 0) return false;
      return typeof value !== 'number' || Math.abs(value) < Number.MAX_SAFE_INTEGER;
    });
}

function mentions(text: string, value: unknown): boolean {
  if (typeof value === 'number') {
    return new RegExp(`(?<![\\d])${String(value).replace('.', '\\.')}(?![\\d])`).test(text);
  }
  if (typeof value === 'string') return plain(text).includes(plain(value)) || text.includes(JSON.stringify(value));
  return text.includes(JSON.stringify(value));
}

function saysNothing(node: Schema): boolean {
  const silent = ['description', 'title', 'default', 'examples', '$schema', '$comment'];
  const open = node['type'] === 'object' && (node['properties'] === undefined || node['additionalProperties'] === true);
  const list = node['type'] === 'array' && node['items'] === undefined;
  return (
    open ||
    list ||
    node['additionalProperties'] === true ||
    Object.keys(node).every((keyword) => silent.includes(keyword))
  );
}

function* nodesOf(schema: unknown): Iterable<Schema> {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  const node = schema as Schema;
  yield node;
  for (const key of ['properties', 'patternProperties']) {
    const map = node[key];
    if (typeof map === 'object' && map !== null) for (const property of Object.values(map)) yield* nodesOf(property);
  }
  for (const key of ['anyOf', 'oneOf', 'allOf', 'prefixItems', 'items']) {
    const list = node[key];
    if (Array.isArray(list)) for (const entry of list) yield* nodesOf(entry);
  }
  yield* nodesOf(node['items']);
  yield* nodesOf(node['additionalProperties']);
}
