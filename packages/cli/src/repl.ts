export { startRepl } from './repl/start-repl.ts';
export type { ReplOptions } from './repl/start-repl.ts';
export type { ReplCommandContext } from './repl/run-repl-command.ts';
