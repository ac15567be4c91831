/** What threads do with files: bytes in, bytes or facts out. Each part is loaded when first asked for. */
export const files = {};

export type Files = typeof files;
