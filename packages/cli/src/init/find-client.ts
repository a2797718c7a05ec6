import { existsSync } from 'node:fs';

import { CliError } from '../cli-error.ts';
import { type ClientFile, type ClientPlace, type KnownClient, knownClients } from './clients.ts';

/** A client and the file of it that is there. */
export interface FoundClient {
  readonly client: KnownClient;
  readonly file: ClientFile;
}

/** The client of that name and its first file that is there. Throws a {@link CliError} that says where it looked. */
export function findClient(id: string, place: ClientPlace): FoundClient {
  const client = knownClients.find((one) => one.id === id);
  if (client === undefined) {
    throw new CliError(`There is no client "${id}": it is one of ${knownClients.map((one) => one.id).join(', ')}.`);
  }
  const files = client.files(place);
  const file = files.find(({ path }) => existsSync(path));
  if (file !== undefined) return { client, file };
  const looked = files.map(({ path }) => `  ${path}`).join('\n');
  throw new CliError(`${client.title} has no configuration here: looked for\n${looked}\nAdd a server in it first.`);
}

/** All clients that have a file here. */
export function findClients(place: ClientPlace): readonly FoundClient[] {
  return knownClients.flatMap((client) => {
    const file = client.files(place).find(({ path }) => existsSync(path));
    return file === undefined ? [] : [{ client, file }];
  });
}
