import { Kind } from '../types/type.ts';
import type { Site, Type } from '../types/type.ts';
import { observedName } from '../observed-result.ts';
import { untypedName } from '../untyped-result.ts';
import { isRecord } from '../read/keywords.ts';
import { commentAbove } from './comment.ts';
import { printSite } from './print-type.ts';
import type { Style } from './print-type.ts';
import { printKey } from './quote.ts';
import { shortToolDoc, toolDoc } from './tool-doc.ts';
import type { ToolWords } from './tool-doc.ts';

/** A tool whose schemas are read. */
export interface ToolParts {
  readonly identifier: string;
  readonly input: Site;
  readonly inputSchema: unknown;
  /** Undefined for a tool that does not say what it answers. */
  readonly output: Site | undefined;
  /** `output` was seen, and not declared. */
  readonly isObserved: boolean;
}

/** A tool as a method of its namespace, from the first column. */
export function printTool(parts: ToolParts, words: ToolWords, style: Style): string {
  const doc = style.docs ? toolDoc(words) : shortToolDoc(words);
  const output = printOutput(parts, style);
  const parameter = `input${mayBeLeftOut(parts.input.type) ? '?' : ''}: ${printInput(parts, style)}`;
  return `${commentAbove(doc, '')}${printKey(parts.identifier)}(${parameter}): Promise<${output}>;`;
}

function printOutput({ output, isObserved }: ToolParts, style: Style): string {
  if (output === undefined) return untypedName;
  const text = printSite(output, style, '');
  return isObserved ? `${observedName}<${text}>` : text;
}

function printInput({ input, inputSchema }: ToolParts, style: Style): string {
  const { type } = input;
  // Arguments are always an object, whatever a schema forgets to say.
  if (type.kind === 'scalar' && type.text === 'unknown') return printSite({ ...input, type: anyObject }, style, '');
  if (type.kind === 'object' && type.members.length === 0 && type.indexes.length === 0 && listsNothing(inputSchema)) {
    return printSite({ ...input, type: { ...type, closed: true } }, style, '');
  }
  return printSite(input, style, '');
}

const anyObject: Type = {
  id: 0,
  kind: 'object',
  members: [],
  indexes: [],
  closed: false,
  origin: { title: undefined, path: { parent: undefined, keyword: '', key: undefined } },
  kinds: Kind.object,
  size: 0,
};

/** `properties: {}` on a tool's input means that it takes none. */
function listsNothing(schema: unknown): boolean {
  if (!isRecord(schema) || !Object.hasOwn(schema, 'properties')) return false;
  const { properties } = schema;
  return isRecord(properties) && Object.keys(properties).length === 0;
}

/** True when no property has to be there. */
function mayBeLeftOut(type: Type): boolean {
  switch (type.kind) {
    case 'object':
      return type.members.every(({ optional }) => optional);
    case 'intersection':
      return type.parts.every((part) => mayBeLeftOut(part.type));
    case 'union':
      return type.options.some((option) => mayBeLeftOut(option.type));
    case 'described':
      return mayBeLeftOut(type.site.type);
    case 'reference':
      return type.target.site !== undefined && type.target.site.type !== type && mayBeLeftOut(type.target.site.type);
    case 'scalar':
      return type.text === 'unknown';
    default:
      return false;
  }
}
