export { CliError, exitCode } from './cli-error.ts';
export { createProgram } from './create-program.ts';
export { readConfig } from './config/read-config.ts';
export type { Config } from './config/read-config.ts';
export type { ServerConfig } from './config/server-config.ts';
