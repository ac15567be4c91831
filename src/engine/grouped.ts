/** A stream's schema with some of its batches, again and again; the first time even when there are none. */
export async function* grouped(messages: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array[], void> {
  let header: Uint8Array | undefined;
  let group: Uint8Array[] = [];
  let given = false;
  for await (const message of messages) {
    if (!header) header = message;
    else group.push(message);
    if (group.length < size) continue;
    yield [header, ...group];
    group = [];
    given = true;
  }
  if (header && (group.length || !given)) yield [header, ...group];
}
