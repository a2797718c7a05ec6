/** How programs are written. `toolName` is the tool that runs them. */
export function rulesSection(toolName: string, discovery: boolean): string {
  return [
    '# Code mode',
    '',
    `Use tools by writing one TypeScript program and passing it to \`${toolName}\` as \`code\`. It runs in a fresh sandbox, where every tool is an async function on the global \`codemode\`.`,
    '',
    '## Rules',
    '',
    '- Write the body of an async function: top-level `await` and `return` work. TypeScript is welcome; plain JavaScript runs too.',
    '- `await` every call. A call that is still running when the program ends is dropped.',
    '- Run independent calls together with `Promise.all`.',
    '- `return` or `console.log` what you need: nothing else comes back.',
    '- Filter, count and shorten inside the program before you return. Do not return whole lists to read them.',
    '- Do the whole task in one program, unless you must look at a result to decide what to do next.',
    '- A tool that fails throws an error you can catch; it has `name`, `message` and, from some tools, `code` and `data`.',
    '- Arguments are checked against the types. A refused call says what to change.',
    discovery
      ? '- Call only tools that exist. If you are unsure of a name, ask `codemode.$search` and `codemode.$describe`; do not guess.'
      : '- Call only tools that the API shows; do not guess names.',
    '- There is no network, no `import` or `require`, no files, no environment: only the language, `codemode`, `console`, timers, `URL`, `TextEncoder`, `structuredClone` and the like. Each run starts empty.',
  ].join('\n');
}

/** How results come back. `observed`: some types are shapes of earlier results. */
export function resultsSection(observed: boolean): string {
  return [
    '## How results come back',
    '',
    '- The answer holds what the program returned, then its console lines. Where it was cut, it says so: return less.',
    '- If the program fails, the answer names the error and shows your own line. What was logged before is kept.',
    '- `Untyped` means that the tool declares no result type. You get its structured content, or else its text parsed as JSON, or else its text. Log it once before you rely on its shape.',
    ...(observed
      ? [
          '- `Observed` marks a shape that earlier results had. The tool does not promise it: expect parts to be missing.',
        ]
      : []),
    '- Images, audio and files come as small handles. Return a handle to show what it stands for.',
  ].join('\n');
}

/** What a run may use. `facts` are whole sentences from whoever owns the numbers. */
export function limitsSection(facts: readonly string[]): string {
  if (facts.length === 0) return '';
  return ['## Limits', '', ...facts.map((fact) => `- ${fact}`)].join('\n');
}
