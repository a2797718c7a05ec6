export { fromOpenApi } from './from-open-api.ts';
export type { FromOpenApiOptions, SkippedOpenApiOperation } from './open-api-options.ts';
export type { OpenApiOperation } from './operation/operation.ts';
export type { OpenApiSkipCode } from './document/skip.ts';
export type { OpenApiRequest, OpenApiRequestInit } from './request/send.ts';
export type { CredentialRequest, OpenApiCredential, OpenApiSecurity } from './security.ts';
export { OpenApiAdapterError } from './open-api-adapter-error.ts';
export type { OpenApiAdapterErrorCode } from './open-api-adapter-error.ts';
