/** What the personas worker does: pure functions of one input, with progress. */
export const personas = {};

export type Personas = typeof personas;
