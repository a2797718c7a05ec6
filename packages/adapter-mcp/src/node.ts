export { createFileStore } from './node/create-file-store.ts';
export { createLoopbackAuthorize } from './node/create-loopback-authorize.ts';
export { createStdioConnector } from './node/create-stdio-connector.ts';
export type { StdioConnectorOptions } from './node/create-stdio-connector.ts';
