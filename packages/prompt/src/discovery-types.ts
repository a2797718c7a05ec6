/**
 * Members of `codemode` that programs use to find tools, as they stand in the API's types. Ours, so no line starts
 * with a space.
 */
export const discoveryTypes: string = `/** Finds tools by plain words, best first. */
$search(query: string, options?: { limit?: number }): Promise<{ path: string; description: string; score: number; signature: string }[]>;
/** One tool's types, docs and an example, by its path ("github.list_issues"). */
$describe(path: string): Promise<{ path: string; types: string; doc: string; example: string } | { unknown: string; suggestions: string[] }>;
`;
