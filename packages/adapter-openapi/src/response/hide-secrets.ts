import { secretLength } from '../constants.ts';
import { isRecord } from '../is-record.ts';
import type { Carried } from '../security.ts';

/** Takes what must not reach a program out of what a service answered. */
export interface HideSecrets {
  readonly inText: (text: string) => string;
  /** For what JSON holds; the same value where nothing is found. */
  readonly inValue: (value: unknown) => unknown;
}

const shown = '[credential]';

/**
 * A service may send back what it was sent: in a page for debugging, an error, the address of a redirect. Each secret is
 * looked for as it is, as JSON and as a URL write it.
 */
export function createHideSecrets(credentials: readonly Carried[]): HideSecrets {
  const secrets = credentials.flatMap((each) => each.secrets).filter((secret) => secret.length >= secretLength);
  const forms = new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encoded(secret)]));
  const longestFirst = [...forms].toSorted((one, other) => other.length - one.length);
  const inText = (text: string): string => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, shown), text);
  const inValue = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(inValue);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [inText(key), inValue(member)]));
  };
  return { inText, inValue: longestFirst.length === 0 ? (value) => value : inValue };
}

function encoded(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    return secret;
  }
}
