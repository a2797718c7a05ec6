/** The longest question, in UTF-16 units. */
export const questionLength = 2_000;

/** The longest program a visitor may send, in UTF-16 units. */
export const programLength = 32_000;

/** The longest body of a request to the page's own API, in bytes: a program whose every letter is escaped fits. */
export const bodyBytes = 128 * 1024;

/** The longest body of a request to the MCP server, in bytes. */
export const mcpBodyBytes = 64 * 1024;

/** What one program may use. Less than the library's defaults: this page is open to anyone. */
export const runLimits = {
  wallMs: 20_000,
  cpuMs: 2_000,
  calls: 200,
  callsInFlight: 40,
  argumentBytes: 64 * 1024,
  resultBytes: 256 * 1024,
  logBytes: 32 * 1024,
} as const;

/** A model that writes more programs than this for one question is going in circles. */
export const stepsPerTurn = 8;

/** Questions in one conversation. */
export const turnsPerConversation = 12;

/** How long a visitor's data is kept after it was last used, unless `KEEP_HOURS` says otherwise. */
export const keepMs = 24 * 60 * 60 * 1_000;

/** Connecting to one MCP server and listing its tools. */
export const connectMs = 6_000;

/** A server that failed is tried again after this. */
export const retryMs = 15_000;

/** The part of a call's argument or result that goes to the page, in UTF-16 units. */
export const previewLength = 2_000;

/** The part of a program's result that goes to the page, in UTF-16 units. */
export const resultLength = 20_000;

/** Everything of one turn that is kept so that a reload shows it again, in UTF-16 units. */
export const keptTurnLength = 200_000;

/** The pause between two pieces of text of the recorded model. */
export const recordedPauseMs = 14;

/** Orders one visitor may have. */
export const ordersPerStore = 200;

/** Lines of one order. */
export const linesPerOrder = 60;

/** What a supplier takes to answer. Each part of this shop's world has its own time in between. */
export const supplierMs = { least: 40, most: 260 } as const;

/** What counting one shelf takes. */
export const shelfMs = 700;
