import { registerHooks } from 'node:module';
import { renderApi, schemaToTs, toolsToTs } from '@sallyport/schema-to-ts';
import type { ToolSource, ToolsToTsOptions } from '@sallyport/schema-to-ts';
import type { Generator, ListedTool, PrintedApi } from './generator.ts';

/** Ours. */
export const sallyport: Generator = {
  name: 'sallyport',
  schema: (schema) => {
    const { expression, declarations } = schemaToTs(schema, { name: 'Probe' });
    return `${declarations.map(({ text }) => text).join('\n')}\ntype T = ${expression};`;
  },
  api: (server, tools) => {
    const { text, tools: printed } = toolsToTs(sourcesOf(server, tools));
    return {
      text,
      call: printed.map(
        ({ path }) =>
          (input) =>
            `codemode.${path}(${input})`,
      ),
      result: printed.map(({ path }) => `Awaited<ReturnType<typeof codemode.${path}>>`),
    };
  },
  short: (server, tools) => renderApi({ ...toolsToTs(sourcesOf(server, tools)), level: () => 'short' }),
};

/** Listed tools as `toolsToTs` takes them. */
export function sourcesOf(server: string, tools: readonly ListedTool[], _options?: ToolsToTsOptions): ToolSource[] {
  return tools.map(({ name, description, inputSchema, outputSchema }) => ({
    namespace: server.replace(/^.*__/, ''),
    name,
    ...(description === undefined ? {} : { description }),
    input: inputSchema,
    ...(outputSchema === undefined ? {} : { output: outputSchema }),
  }));
}

/** `@cloudflare/codemode`. Its root imports `cloudflare:workers`, which Node has not: an empty module stands in. */
export async function loadCloudflare(): Promise<Generator> {
  const stub =
    'export class DurableObject {} export class RpcTarget {} export class WorkerEntrypoint {} export const env = {};';
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier.startsWith('cloudflare:')
        ? { url: `data:text/javascript,${encodeURIComponent(stub)}`, shortCircuit: true }
        : next(specifier, context),
  });
  const { generateTypesFromJsonSchema, sanitizeToolName } = await import('@cloudflare/codemode');
  hooks.deregister();
  const generate = (tools: readonly ListedTool[]): string => {
    const descriptors = Object.fromEntries(tools.map(({ name, ...tool }) => [name, tool]));
    return generateTypesFromJsonSchema(descriptors);
  };
  return {
    name: '@cloudflare/codemode',
    schema: (schema) => `${generate([{ name: 'probe', inputSchema: schema as object }])}\ntype T = ProbeInput;`,
    api: (_server, tools) => ({
      text: generate(tools),
      call: tools.map(
        ({ name }) =>
          (input) =>
            `codemode.${sanitizeToolName(name)}(${input})`,
      ),
      result: tools.map(({ name }) => `Awaited<ReturnType<typeof codemode.${sanitizeToolName(name)}>>`),
    }),
  };
}

/** `@tanstack/ai-code-mode`: one declared function per tool, by the tool's own name. */
export async function loadTanstack(): Promise<Generator> {
  const { generateTypeStubs } = await import('@tanstack/ai-code-mode');
  const generate = (tools: readonly ListedTool[]): string => {
    const bindings = tools.map(({ name, ...tool }) => [`external_${name}`, { name, ...tool }]);
    return generateTypeStubs(Object.fromEntries(bindings));
  };
  return {
    name: '@tanstack/ai-code-mode',
    schema: (schema) =>
      `${generate([{ name: 'probe', inputSchema: schema as object }])}\ntype T = Parameters<typeof external_probe>[0];`,
    api: (_server, tools) => ({
      text: generate(tools),
      call: tools.map(
        ({ name }) =>
          (input) =>
            `external_${name}(${input})`,
      ),
      result: tools.map(({ name }) => `Awaited<ReturnType<typeof external_${name}>>`),
    }),
  };
}

/** `@utcp/code-mode`: interfaces and a comment per tool, nothing to call. */
export async function loadUtcp(): Promise<Generator> {
  const { CodeModeUtcpClient } = await import('@utcp/code-mode');
  const { prototype } = CodeModeUtcpClient;
  const generate = (tools: readonly ListedTool[]): string => {
    const client = Object.assign(Object.create(prototype) as typeof prototype, { toolFunctionCache: new Map() });
    const texts = tools.map(({ name, description, inputSchema, outputSchema }) => {
      const tool = {
        name: `server.${name}`,
        description: description ?? '',
        inputs: inputSchema,
        outputs: outputSchema ?? {},
        tags: [],
      };
      return client.toolToTypeScriptInterface(tool);
    });
    // Its interfaces are read, never imported: `export` lets the probes see them.
    return texts.join('\n\n').replace(/^  interface /gm, '  export interface ');
  };
  const nameOf = (name: string): string => name.replace(/[^a-zA-Z0-9_]/g, '_').replace(/^[0-9]/, '_$&');
  return {
    name: '@utcp/code-mode',
    schema: (schema) => `${generate([{ name: 'probe', inputSchema: schema as object }])}\ntype T = server.probeInput;`,
    api: (_server, tools) => ({
      text: generate(tools),
      call: tools.map(
        ({ name }) =>
          (input) =>
            `((input: server.${nameOf(name)}Input) => {})(${input})`,
      ),
      result: tools.map(({ name }) => `server.${nameOf(name)}Output`),
    }),
  };
}

/** `json-schema-to-typescript` with the options that suit a prompt; the functions around its types are ours. */
export async function loadJsonSchemaToTypescript(): Promise<Generator> {
  const { compile } = await import('json-schema-to-typescript');
  const convert = (schema: unknown, name: string): Promise<string> =>
    compile(structuredClone(schema) as Parameters<typeof compile>[0], name, {
      additionalProperties: false,
      bannerComment: '',
      format: false,
      ignoreMinAndMaxItems: true,
      $refOptions: { resolve: { external: false, file: false, http: false } },
    });
  const api = async (_server: string, tools: readonly ListedTool[]): Promise<PrintedApi> => {
    const parts: string[] = [];
    for (const [index, { inputSchema, outputSchema, description }] of tools.entries()) {
      const input = await convert({ ...inputSchema, title: 'I' }, 'I').catch(() => 'export type I = any;');
      const output =
        outputSchema === undefined
          ? ''
          : await convert({ ...outputSchema, title: 'O' }, 'O').catch(() => 'export type O = any;');
      const doc = description === undefined ? '' : `/** ${description.replaceAll('*/', '*\\/')} */\n`;
      const result = outputSchema === undefined ? 'any' : 'O';
      parts.push(
        `${doc}declare namespace t${index} {\n${input}\n${output}\nexport function call(input: I): Promise<${result}>;\n}`,
      );
    }
    return {
      text: parts.join('\n'),
      call: tools.map((_, index) => (input) => `t${index}.call(${input})`),
      result: tools.map((_, index) => `Awaited<ReturnType<typeof t${index}.call>>`),
    };
  };
  return {
    name: 'json-schema-to-typescript',
    schema: async (schema) => `${await convert(schema, 'Probe')}\ntype T = Probe;`,
    api,
  };
}
