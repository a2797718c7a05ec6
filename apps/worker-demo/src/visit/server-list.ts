import { z } from 'zod';

/** A remote MCP server somebody configured. */
export interface ServerDefinition {
  readonly namespace: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** One entry that cannot be used, and why. */
export interface BadDefinition {
  readonly namespace: string;
  readonly failure: string;
}

const entry = z.object({
  url: z.url({ protocol: /^https?$/ }),
  headers: z.record(z.string(), z.string()).optional(),
});

/**
 * Reads the `MCP_SERVERS` variable: `{ "github": { "url": "https://…", "headers": { "authorization": "Bearer ${GITHUB_TOKEN}" } } }`.
 * `${NAME}` in a header stands for the secret of that name. What cannot be used is told apart, so that the rest works.
 */
export function readServerList(
  text: string | undefined,
  secrets: object,
): readonly (ServerDefinition | BadDefinition)[] {
  if (text === undefined || text.trim() === '') return [];
  let value: unknown;
  try {
    value = typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return [{ namespace: 'MCP_SERVERS', failure: 'The variable MCP_SERVERS is not valid JSON.' }];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [
      { namespace: 'MCP_SERVERS', failure: 'The variable MCP_SERVERS must be a JSON object of servers by name.' },
    ];
  }
  return Object.entries(value).map(([namespace, given]) => readEntry(namespace, given, secrets));
}

function readEntry(namespace: string, given: unknown, secrets: object): ServerDefinition | BadDefinition {
  const { data, error } = entry.safeParse(given);
  if (data === undefined) {
    const [issue] = error.issues;
    return { namespace, failure: `MCP_SERVERS: ${[namespace, ...(issue?.path ?? [])].join('.')}: ${issue?.message}` };
  }
  const headers: Record<string, string> = {};
  for (const [name, template] of Object.entries(data.headers ?? {})) {
    const missing: string[] = [];
    headers[name] = template.replace(/\$\{(\w+)\}/g, (_, secret: string) => {
      const found: unknown = Object.hasOwn(secrets, secret) ? Reflect.get(secrets, secret) : undefined;
      if (typeof found !== 'string') missing.push(secret);
      return String(found);
    });
    if (missing.length > 0) return { namespace, failure: `The secret ${missing.join(', ')} is not set.` };
  }
  return { namespace, url: new URL(data.url), headers };
}
