/** The buffers and ports inside plain data, each once, for moving it between threads without a copy. */
export function buffersIn(data: unknown): (ArrayBuffer | MessagePort)[] {
  const found = new Set<ArrayBuffer | MessagePort>();
  collect(data, found);
  return [...found];
}

function collect(data: unknown, found: Set<ArrayBuffer | MessagePort>): void {
  if (ArrayBuffer.isView(data)) found.add(data.buffer as ArrayBuffer);
  else if (data instanceof ArrayBuffer || data instanceof MessagePort) found.add(data);
  else if (Array.isArray(data)) {
    if (typeof data[0] === "object") for (const item of data) collect(item, found);
  } else if (data && typeof data === "object") for (const item of Object.values(data)) collect(item, found);
}
