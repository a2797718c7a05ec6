/** What the bench compares: the paths of the best tools for a question, best first. */
export type Finder = (query: string, limit: number) => string[];
