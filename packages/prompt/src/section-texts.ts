/** How programs are written. `toolName` is the tool that runs them. `discovery`: not every tool is shown in full. */
export function rulesSection(toolName: string, discovery: boolean): string {
  return [
    '# Code mode',
    '',
    `To use tools, pass one TypeScript program to \`${toolName}\` as \`code\`: the body of an async function, with top-level \`await\` and \`return\`. Tools are async functions on the global \`codemode\`.`,
    '',
    '## Rules',
    '',
    '- `await` every call; run independent calls together with `Promise.all`. Do the whole task in one program, unless you must see a result to go on.',
    '- Only what you `return` or `console.log` comes back. Filter, count and shorten in the program.',
    '- A call that fails, or does not fit the types, throws an error with `name`, `message`, sometimes `code` and `data`.',
    discovery
      ? '- Do not guess names: `codemode.$search` and `codemode.$describe` know them.'
      : '- Call only what the API shows.',
    '- No network, no `import`, no files: only the language, `codemode`, `console`, timers, `URL` and the like. Each run starts empty.',
  ].join('\n');
}

/** What to know of results. `observed`: some types are shapes of earlier results. */
export function resultsSection(observed: boolean): string {
  return [
    '## Results',
    '',
    ...(observed ? ['- `Observed` is a shape that earlier results had, not a promise: parts may be missing.'] : []),
    '- Media are handles. Return one to show it.',
  ].join('\n');
}

/** What a run may use. `facts` are from whoever owns the numbers. */
export function limitsSection(facts: readonly string[]): string {
  return facts.length === 0 ? '' : `## Limits\n\n${facts.join(' ')}`;
}
