import {
  ToolError,
  type CallContext,
  type Json,
  type JsonSchema,
  type ToolAnnotations,
  type ToolProvider,
  type ToolSpec,
} from '@sallyport/contract';

import { SallyportError } from './sallyport-error.ts';
import {
  isStandardSchema,
  standardToJsonSchema,
  type StandardIssue,
  type StandardSchemaLike,
} from './standard-schema.ts';

/** What a schema library says a schema takes; `Json` where it is a JSON Schema or says nothing. */
export type InferInput<Schema> = Schema extends {
  readonly '~standard': { readonly types?: { readonly output: infer Output } | undefined };
}
  ? Output
  : unknown extends Schema
    ? unknown
    : Readonly<Record<string, never>> extends Schema
      ? Readonly<Record<string, Json>>
      : Readonly<Record<string, Json>>;

/** One plain function as a tool. */
export interface ToolDefinition<Input = unknown> {
  readonly title?: string;
  readonly description?: string;
  /** JSON Schema, or anything with `~standard`. Left out: the tool takes no input. */
  readonly input?: JsonSchema | StandardSchemaLike;
  readonly output?: JsonSchema | StandardSchemaLike;
  readonly annotations?: ToolAnnotations;
  /** `input` has passed the schema. Throw a `ToolError` to choose what the program sees. */
  execute(input: Input, context: CallContext): unknown;
}

/** A tool's definition with its input's type taken from its schema. */
export type TypedToolDefinition<Schema> = Omit<ToolDefinition, 'input' | 'execute'> & {
  readonly input?: Schema;
  execute(input: InferInput<Schema>, context: CallContext): unknown;
};

/** The type of a tool that takes nothing: an object without members. */
const noInput: JsonSchema = { type: 'object', properties: {}, additionalProperties: false };

/**
 * Plain functions as a tool provider. `namespace: ''` mounts them on `codemode` itself.
 *
 * Throws a `SallyportError` `invalid_tools` that names the tool without an `execute`.
 */
export function defineTools<const Schemas extends Readonly<Record<string, unknown>>>(options: {
  readonly namespace: string;
  readonly instructions?: string;
  readonly tools: { readonly [Name in keyof Schemas]: TypedToolDefinition<Schemas[Name]> };
}): ToolProvider {
  const tools = new Map(Object.entries(options.tools as Readonly<Record<string, ToolDefinition>>));
  for (const [name, tool] of tools) {
    if (typeof tool.execute !== 'function') {
      throw new SallyportError(
        'invalid_tools',
        `The tool "${name}" of "${options.namespace}" has no execute function.`,
      );
    }
  }
  return {
    namespace: options.namespace,
    ...(options.instructions === undefined ? {} : { instructions: options.instructions }),
    listTools: () => Promise.resolve([...tools].map(([name, tool]) => describe(name, tool))),
    callTool: (name, input, context) => {
      const tool = tools.get(name);
      if (!tool) return Promise.reject(new ToolError(`There is no tool "${name}".`, { code: 'unknown_tool' }));
      // With JSON Schema alone nobody else has a word.
      return isStandardSchema(tool.input) || isStandardSchema(tool.output)
        ? callParsed(tool, input, context)
        : callPlain(tool, input, context);
    },
  };
}

function callPlain(tool: ToolDefinition, input: Json, context: CallContext): Promise<unknown> {
  try {
    return Promise.resolve(tool.execute(input, context));
  } catch (error) {
    return Promise.reject(error);
  }
}

async function callParsed(tool: ToolDefinition, input: Json, context: CallContext): Promise<unknown> {
  const value = await parse(tool.input, input, 'invalid_input', 'The input');
  return parse(tool.output, await tool.execute(value, context), 'invalid_output', 'The result');
}

function describe(name: string, tool: ToolDefinition): ToolSpec {
  const { title, description, annotations } = tool;
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(annotations === undefined ? {} : { annotations }),
    input: schemaOf(tool.input, 'input') ?? noInput,
    ...(tool.output === undefined ? {} : { output: schemaOf(tool.output, 'output') ?? {} }),
  };
}

function schemaOf(schema: ToolDefinition['input'], side: 'input' | 'output'): JsonSchema | undefined {
  return isStandardSchema(schema) ? standardToJsonSchema(schema, side) : schema;
}

/** Lets the schema's own library have the last word: it knows what JSON Schema cannot say. */
async function parse(schema: ToolDefinition['input'], value: unknown, code: string, what: string): Promise<unknown> {
  const validate = isStandardSchema(schema) ? schema['~standard'].validate : undefined;
  if (!validate) return value;
  const result = await validate(value);
  if (!result.issues) return result.value;
  throw new ToolError(`${what} does not fit the tool's schema: ${result.issues.map(sentence).join('; ')}.`, {
    name: code === 'invalid_input' ? 'InvalidInputError' : 'InvalidOutputError',
    code,
  });
}

function sentence(issue: StandardIssue): string {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
