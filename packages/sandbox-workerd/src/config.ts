import { hostCompatibilityDate, youngMegabytes } from './constants.ts';
import { workerText } from './worker-text.ts';

/** What differs from child to child. */
export interface ConfigOptions {
  /** `unix:` and a path, or an address and a port. */
  readonly address: string;
  /** What a connection must show. The guest has no way to it: its own environment is empty. */
  readonly secret: string;
  /** Megabytes of the engine's old generation. */
  readonly heapMegabytes: number;
}

/**
 * The whole configuration of a child, in the text form of Cap'n Proto: one Worker of ours with a loader for Dynamic
 * Workers, one socket, and a network that allows no address.
 */
export function configText({ address, secret, heapMegabytes }: ConfigOptions): string {
  const quote = JSON.stringify;
  // Sizes only: with other flags the engine would not take its own modules from its cache, and what prints reads one.
  const flags = [`--max-old-space-size=${heapMegabytes}`, `--min-semi-space-size=${youngMegabytes}`];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  v8Flags = ${quote(flags)},
  services = [
    (name = "internet", network = (allow = [])),
    (name = "host", worker = (
      compatibilityDate = ${quote(hostCompatibilityDate)},
      modules = [(name = "host.js", esModule = ${quote(workerText)})],
      bindings = [(name = "LOADER", workerLoader = ()), (name = "SECRET", text = ${quote(secret)})],
      globalOutbound = "internet",
    )),
  ],
  sockets = [(name = "host", address = ${quote(address)}, http = (), service = "host")],
);
`;
}
