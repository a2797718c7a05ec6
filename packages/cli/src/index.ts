export { CliError, exitCode } from './cli-error.ts';
export { createProgram } from './create-program.ts';
export type { CommandContext } from './commands/command-context.ts';
export { readConfig } from './config/read-config.ts';
export type { Config, ReadConfigOptions } from './config/read-config.ts';
export type { AskInput, ConfigInput } from './config/inputs.ts';
export type { OAuthClientConfig, ServerConfig } from './config/server-config.ts';
