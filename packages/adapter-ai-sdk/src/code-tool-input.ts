import type { CodeTool } from '@sallyport/contract';

/** The input of the code tool as a Standard Schema that also tells its JSON Schema. AI SDK 6 and 7 take it as it is. */
export interface CodeToolInput {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'sallyport';
    readonly types?: { readonly input: { code: string }; readonly output: { code: string } };
    readonly validate: (value: unknown) => { readonly value: { code: string } };
    readonly jsonSchema: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/**
 * Lets every value through: `codeTool.run` answers a wrong input in words the model can act on, where the AI SDK would
 * only say that the call was invalid.
 */
export function codeToolInput(codeTool: CodeTool): CodeToolInput {
  // The AI SDK writes into the schema it is given, so each reader gets a copy.
  const jsonSchema = (): Record<string, unknown> =>
    typeof codeTool.inputSchema === 'boolean' ? {} : structuredClone(codeTool.inputSchema);
  return {
    '~standard': {
      version: 1,
      vendor: 'sallyport',
      validate: (value) => ({ value: value as { code: string } }),
      jsonSchema: { input: jsonSchema, output: jsonSchema },
    },
  };
}
