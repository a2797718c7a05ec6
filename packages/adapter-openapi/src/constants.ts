/** One response is read up to here, and all pages of one call together. Four times what a program is handed by default. */
export const defaultResponseBytes: number = 16 * 1024 * 1024;

/** Redirects followed for one request. Browsers stop at 20; an API that needs more than a few is in a loop. */
export const redirectLimit: number = 5;

/** Pages read for one call: a cursor that never ends must not hold a run. */
export const pageLimit: number = 100;

/** References followed from one place before they are taken for a circle. */
export const referenceLimit: number = 50;

/** Levels of one schema, its references not counted. Real documents stay below 30. */
export const nestingLimit: number = 100;

/** Schemas one input or output may refer to, directly or not. In GitHub's document the most is 60. */
export const definitionLimit: number = 2_000;

/** Schemas that all tools of one document may list together, shared lists counted once. GitHub's list 1,541. */
export const totalDefinitionLimit: number = 100_000;

/** Tools made from one document. Eight times as many as GitHub's. */
export const operationLimit: number = 10_000;

/** Characters of an error page or of an API's own words that go into an error. */
export const errorTextLength: number = 2_000;

/** Characters of a document's description that become instructions. */
export const instructionsLength: number = 1_000;

/** A namespace is written in every call, so a document does not get to make it long. */
export const namespaceLength: number = 64;

/** Shorter credentials are not looked for in responses: they would be found by chance. */
export const secretLength: number = 6;
