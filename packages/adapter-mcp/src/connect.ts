export { createHttpConnector } from './connect/create-http-connector.ts';
export type { HttpConnectorOptions } from './connect/create-http-connector.ts';
export type { McpClientSettings } from './connect/client-options.ts';
export { createSignIn } from './connect/create-sign-in.ts';
export type { Authorize, McpSignIn, SignInOptions } from './connect/create-sign-in.ts';
export { createMemoryStore } from './connect/oauth-store.ts';
export type { OAuthStore } from './connect/oauth-store.ts';
