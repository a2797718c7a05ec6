import { EvalError, exitCodes } from './src/eval-error.ts';
import { runEval } from './src/run-eval.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new EvalError(exitCodes.interrupted, 'Interrupted.')));
process.exitCode = await runEval(process.argv.slice(2), {
  env: process.env,
  signal: stop.signal,
  print: (text) => console.log(text),
});
