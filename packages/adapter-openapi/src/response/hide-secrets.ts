import { secretLength } from '../constants.ts';
import type { Carried } from '../security.ts';

/** Takes texts that must not reach a program out of what a service answered. */
export type HideSecrets = (text: string) => string;

const shown = '[credential]';

/**
 * A service may send back what it was sent: in a page for debugging, an error, the address of a redirect. Each secret is
 * looked for as it is, as JSON and as a URL write it.
 */
export function createHideSecrets(credentials: readonly Carried[]): HideSecrets {
  const secrets = credentials.flatMap((each) => each.secrets).filter((secret) => secret.length >= secretLength);
  const forms = new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encoded(secret)]));
  const longestFirst = [...forms].toSorted((one, other) => other.length - one.length);
  return (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, shown), text);
}

function encoded(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    return secret;
  }
}
