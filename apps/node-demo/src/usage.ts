/** What `--help` prints. */
export const usage = `Usage: npx --yes pnpm@12 run demo [-- options]

Starts three MCP servers, makes one typed API of their tools and runs programs against it in an isolate.

  (no option)        a conversation: with a key a real model writes the programs, without one a recorded model does
  --ask "question"   asks a real model something else
  --recorded         plays the recorded model even with a key
  --code file.ts     runs a program of yours; - reads it from standard input
  --repl             lets you type programs
  --types            prints the typed API, and nothing else, to standard output
  --budget tokens    what the API may take of the system prompt (default 2000)
  --check mode       what the type check's errors mean: error (the default; such a program does not run),
                     warn (it runs, and they are shown) or off
  --help             prints this

A real model is used when one of these is set:
  OPENAI_BASE_URL     an OpenAI-compatible server, for example http://localhost:11434/v1
  ANTHROPIC_API_KEY
  OPENAI_API_KEY
  SALLYPORT_MODEL     which model; each of the above has a default

Exit codes: 0 done, 1 a program failed, 2 wrong usage, 3 a server did not start, 4 the model failed, 130 interrupted.`;
