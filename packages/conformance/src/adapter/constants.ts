/** Milliseconds a clause may take. Agent loops of some frameworks start slowly on a busy machine. */
export const clauseMs = 15_000;

/** Milliseconds an agent, and the tool it was in, may take to end after an abort. */
export const settleMs = 4_000;

/** Agents that run at the same moment where none may hear of another. */
export const crowd = 4;
