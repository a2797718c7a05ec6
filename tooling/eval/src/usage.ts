import { promptVariants } from './prompt-variants.ts';

/** What `--help` prints. */
export const usage: string = `Usage: pnpm eval [options]

Gives the tasks of tooling/eval to programs from files, or to a model, runs the programs against recorded servers and
says how they went, beside the same tasks done by plain tool calls.

  (no option)        the programs of the tasks: each good one must be right, each wrong one must show its fault
  --task name        only this task; may be given several times
  --prompt name      how the model is told of the tools; given several times, the prompts are compared. A file with
                     {{rules}}, {{api}}, {{example}}, {{limits}} and {{results}} in it is a prompt of your own
  --programs folder  programs of any model: task.ts, or task.1.ts and task.2.ts
  --model            lets a real model write the programs
  --plain            with --model: the same model does the tasks by plain tool calls too
  --save folder      keeps the programs a model wrote, for --programs
  --show             prints what a model is told, to give to any model by hand; needs one --task
  --json             prints everything as JSON
  --write            writes docs/eval.md
  --script           writes the plain conversation of the tasks anew, from their good programs
  --help             prints this

Prompts: ${promptVariants.map(({ name }) => name).join(', ')}.

A real model is used when one of these is set:
  OPENAI_BASE_URL     an OpenAI-compatible server, for example http://localhost:11434/v1
  ANTHROPIC_API_KEY
  OPENAI_API_KEY
  SALLYPORT_MODEL     which model; each of the above has a default

Exit codes: 0 done, 1 a program of a task did not go as the task says, 2 wrong usage, 4 the model failed.`;
