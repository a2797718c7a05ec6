import type { OpenApiDocument } from './document/read-document.ts';
import { isRecord } from './is-record.ts';
import type { FromOpenApiOptions } from './open-api-options.ts';
import { OpenApiAdapterError } from './open-api-adapter-error.ts';
import type { ServerRules } from './operation/read-server.ts';

/** Where the host lets requests go. Throws when it named no place at all. */
export function readServerRules(document: OpenApiDocument, options: FromOpenApiOptions): ServerRules {
  const base = options.baseUrl === undefined ? undefined : readUrl('baseUrl', options.baseUrl);
  const origins = new Set((options.allowedOrigins ?? []).map((origin) => readUrl('allowedOrigins', origin).origin));
  if (base !== undefined) origins.add(base.origin);
  if (origins.size === 0) {
    throw new OpenApiAdapterError(
      'no_base_url',
      `A document does not decide where requests go. Pass { baseUrl }${named(document)}.`,
    );
  }
  return { base, origins, variables: new Map(Object.entries(options.serverVariables ?? {})) };
}

function named({ root }: OpenApiDocument): string {
  const servers = Array.isArray(root['servers']) ? root['servers'] : [];
  const urls = servers.flatMap((server) =>
    isRecord(server) && typeof server['url'] === 'string' ? [server['url']] : [],
  );
  const [first] = urls;
  return first === undefined ? '' : `; the document names ${JSON.stringify(first)}`;
}

function readUrl(option: string, value: string | URL): URL {
  const url = URL.canParse(String(value)) ? new URL(value) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url;
  throw new OpenApiAdapterError(
    'invalid_option',
    `${option} takes an absolute http or https address without a password.`,
  );
}
