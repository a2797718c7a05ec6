import ts from 'typescript-js';
import { accepts, listsAll, propertiesOf, requiredOf, type Schema } from './schema-facts.ts';
import { structuralSchema } from '../types/structural-schema.ts';

/** A kind of mistake. */
export const mistakeKinds = [
  'wrong tool name',
  'wrong namespace',
  'missing required property',
  'misspelt property',
  'extra property',
  'wrong type',
  'wrong enum value',
  'wrong nesting',
  'missing await',
  'wrong result property',
  'wrong property of a list item',
] as const;

export type MistakeKind = (typeof mistakeKinds)[number];

/** A program with one mistake in it. */
export interface Planted {
  readonly kind: MistakeKind;
  readonly code: string;
  /** The tool whose call lost its `await`: nobody waits for it, so it may take its time. */
  readonly unawaited?: string;
}

/** What planting needs to know of a tool. */
export interface PlantedTool {
  readonly input: Schema;
  readonly output: Schema | undefined;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A tool call with an object literal for an argument, as it stands in a program. */
interface Call {
  readonly node: ts.CallExpression;
  readonly namespace: ts.Identifier;
  readonly name: ts.Identifier;
  readonly path: string;
  readonly tool: PlantedTool;
  readonly argument: ts.ObjectLiteralExpression | undefined;
}

/** One mistake of each kind that the program has a place for, all at its first such place. */
export function plantMistakes(code: string, toolOf: (path: string) => PlantedTool | undefined): readonly Planted[] {
  // Fences and words around a program read as a template to the parser, so only what is between them is read.
  const fence = /```\w*\n([^]*?)\n```/.exec(code);
  const offset = fence === null ? 0 : fence.index + fence[0].indexOf(fence[1] ?? '');
  const body = fence?.[1] ?? code;
  const file = ts.createSourceFile('program.ts', body, ts.ScriptTarget.ESNext, true);
  const calls = findCalls(file, toolOf);
  const apply = ({ start, end, text }: Edit): string => code.slice(0, offset + start) + text + code.slice(offset + end);
  return mistakeKinds.flatMap((kind) => {
    for (const call of calls) {
      const edit = planters[kind](call, file, toolOf);
      if (edit === undefined) continue;
      return [{ kind, code: apply(edit), ...(kind === 'missing await' && { unawaited: call.path }) }];
    }
    return [];
  });
}

function findCalls(file: ts.SourceFile, toolOf: (path: string) => PlantedTool | undefined): readonly Call[] {
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { name, expression: holder } = node.expression;
    if (!ts.isPropertyAccessExpression(holder) || holder.expression.getText() !== 'codemode') return;
    if (!ts.isIdentifier(name) || !ts.isIdentifier(holder.name)) return;
    const path = `${holder.name.text}.${name.text}`;
    const tool = toolOf(path);
    const [argument] = node.arguments;
    if (tool === undefined) return;
    calls.push({ node, namespace: holder.name, name, path, tool, argument: literalOf(argument, file) });
  };
  visit(file);
  return calls;
}

/** The literal an argument is, or the one that the variable it names was given. */
function literalOf(argument: ts.Expression | undefined, file: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  if (argument === undefined || ts.isObjectLiteralExpression(argument)) return argument;
  if (!ts.isIdentifier(argument)) return undefined;
  let found: ts.ObjectLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    const isIt = ts.isVariableDeclaration(node) && node.name.getText() === argument.text && node.initializer;
    if (isIt && ts.isObjectLiteralExpression(isIt)) found = isIt;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

type Planter = (call: Call, file: ts.SourceFile, toolOf: (path: string) => PlantedTool | undefined) => Edit | undefined;

function replaced(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.end, text };
}

/** A name as somebody misremembers it. */
function misremembered(name: string): string {
  const parts = name.split('_');
  const last = parts.at(-1) ?? name;
  if (parts.length > 1 && name.length % 3 === 0) {
    return parts.map((part, n) => (n === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join('');
  }
  if (last.endsWith('s')) return name.slice(0, -1);
  return name.length % 2 === 0 ? `${name}s` : name.slice(0, 2) + name.slice(3);
}

const planters: { readonly [kind in MistakeKind]: Planter } = {
  'wrong tool name': ({ name, namespace }, _file, toolOf) => {
    const wrong = misremembered(name.text);
    return toolOf(`${namespace.text}.${wrong}`) === undefined ? replaced(name, wrong) : undefined;
  },
  'wrong namespace': ({ namespace }) => replaced(namespace, misremembered(namespace.text)),
  'missing required property': ({ argument, tool }) => {
    const required = new Set(requiredOf(tool.input));
    const property = plainProperties(argument).find(({ name }) => required.has(name.getText()));
    // With the comma behind it.
    return property && { start: property.getFullStart(), end: commaEnd(property), text: '' };
  },
  'misspelt property': ({ argument, tool }) => {
    if (!listsAll(tool.input)) return undefined;
    const known = propertiesOf(tool.input);
    const property = plainProperties(argument).findLast(({ name }) => known.has(name.getText()));
    const wrong = property && misremembered(property.name.getText());
    if (property === undefined || wrong === undefined || known.has(wrong)) return undefined;
    return ts.isShorthandPropertyAssignment(property)
      ? replaced(property, `${wrong}: ${property.name.text}`)
      : replaced(property.name, wrong);
  },
  'extra property': ({ argument, tool }) => {
    if (argument === undefined || !listsAll(tool.input) || propertiesOf(tool.input).has('verbose')) return undefined;
    return { start: argument.getStart() + 1, end: argument.getStart() + 1, text: ' verbose: true,' };
  },
  'wrong type': ({ argument, tool }) => changeValue(argument, tool, wrongTypeFor),
  'wrong enum value': ({ argument, tool }) =>
    changeValue(argument, tool, (value, schema) =>
      Array.isArray(schema['enum']) && typeof value === 'string' ? JSON.stringify(`${value}_x`) : undefined,
    ),
  'wrong nesting': ({ argument, tool }) => {
    if (argument === undefined || !listsAll(tool.input) || argument.properties.length === 0) return undefined;
    return propertiesOf(tool.input).has('params') ? undefined : replaced(argument, `{ params: ${argument.getText()} }`);
  },
  'missing await': ({ node }) => {
    const { parent } = node;
    if (!ts.isAwaitExpression(parent)) return undefined;
    return { start: parent.getStart(), end: node.getStart(), text: '' };
  },
  'wrong result property': ({ node, tool }, file) => {
    if (tool.output === undefined || !listsAll(tool.output)) return undefined;
    const declaration = ts.isAwaitExpression(node.parent) ? node.parent.parent : undefined;
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
    const known = propertiesOf(tool.output);
    if (ts.isObjectBindingPattern(declaration.name)) {
      const [element] = declaration.name.elements;
      if (!element || !ts.isIdentifier(element.name) || element.propertyName || element.initializer) return undefined;
      const wrong = misremembered(element.name.text);
      return known.has(wrong) ? undefined : replaced(element.name, `${wrong}: ${element.name.text}`);
    }
    return changeRead(file, declaration.name.getText(), (name) => (known.has(name) ? known : undefined));
  },
  'wrong property of a list item': ({ tool }, file) =>
    changeRead(file, 'item', (name) => itemHas(tool.output, name)) ??
    changeRead(file, 't', (name) => itemHas(tool.output, name)),
};

/** Whether a list in the result has items that list all they have, with this among it. */
function itemHas(output: Schema | undefined, name: string): ReadonlyMap<string, unknown> | undefined {
  for (const property of propertiesOf(output).values()) {
    const { items } = property;
    if (listsAll(items) && propertiesOf(items).has(name)) return propertiesOf(items);
  }
  return undefined;
}

type PlainProperty = ts.PropertyAssignment | ts.ShorthandPropertyAssignment;

function plainProperties(argument: ts.ObjectLiteralExpression | undefined): readonly PlainProperty[] {
  return (argument?.properties ?? []).filter(
    (property): property is PlainProperty =>
      (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) &&
      ts.isIdentifier(property.name),
  );
}

function commaEnd(property: ts.Node): number {
  const rest = property.getSourceFile().text.slice(property.end);
  return property.end + (/^\s*,/.exec(rest)?.[0].length ?? 0);
}

/** Replaces the first literal that can be made wrong so that no structure accepts it. */
function changeValue(
  argument: ts.ObjectLiteralExpression | undefined,
  tool: PlantedTool,
  change: (value: unknown, schema: Schema) => string | undefined,
): Edit | undefined {
  for (const property of plainProperties(argument)) {
    const schema = propertiesOf(tool.input).get(property.name.getText());
    if (schema === undefined || !ts.isPropertyAssignment(property)) continue;
    const value = valueOf(property.initializer);
    const wrong = value === undefined ? undefined : change(value, schema);
    if (wrong === undefined || accepts(structuralSchema(schema) as object, JSON.parse(wrong)) !== false) continue;
    return replaced(property.initializer, wrong);
  }
  return undefined;
}

function valueOf(node: ts.Expression): unknown {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return true;
  return ts.isArrayLiteralExpression(node) ? [] : undefined;
}

function wrongTypeFor(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return '12345';
    case 'number':
      return '"a word"';
    case 'boolean':
      return '"yes"';
    default:
      return '"one, two"';
  }
}

/**
 * Misspells the first plain read of a property of `name` that it is known to have. Reads that allow for nothing to be
 * there are left alone.
 */
function changeRead(
  file: ts.SourceFile,
  name: string,
  propertiesWith: (property: string) => ReadonlyMap<string, unknown> | undefined,
): Edit | undefined {
  let edit: Edit | undefined;
  const visit = (node: ts.Node): void => {
    if (edit !== undefined) return;
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === name && isPlainRead(node)) {
      const known = propertiesWith(node.name.text);
      const wrong = misremembered(node.name.text);
      if (known !== undefined && !known.has(wrong)) edit = replaced(node.name, wrong);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edit;
}

function isPlainRead(node: ts.PropertyAccessExpression): boolean {
  const { parent } = node;
  if (node.questionDotToken) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.questionDotToken === undefined;
  if (ts.isBinaryExpression(parent)) return false;
  return !ts.isConditionalExpression(parent) && !ts.isIfStatement(parent) && !ts.isPrefixUnaryExpression(parent);
}
