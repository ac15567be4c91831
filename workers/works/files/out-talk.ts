/** What a thread that writes a file asks of the page: more rows, or that bytes be written. */
export type Question = { rows: true } | { bytes: Uint8Array };
/** What the page answers: some whole messages of an Arrow stream, its schema first; null after the last, and to bytes. */
export type Reply = Uint8Array[] | null;

/** What a file took. */
export interface Written {
  rows: number;
  sizeBytes: number;
}

/** The page, seen from a thread that writes a file. */
export interface Page {
  /** The rows, some ten thousands at a time: each time whole messages of an Arrow stream, its schema first; the first even when there are no rows. */
  groups(): AsyncGenerator<Uint8Array[], void>;
  /** Hand bytes on; they may be moved. Answered when there is room for more. */
  give(bytes: Uint8Array): Promise<void>;
  /** All bytes are given. Their number, once they are written. */
  end(): Promise<number>;
}

/** Bytes are handed on in pieces of about this size. */
const PIECE_BYTES = 1 << 20;

/** Talk with the page: one question at a time, in the order asked. */
export function talk(port: MessagePort): Page {
  let sizeBytes = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let turn: Promise<unknown> = Promise.resolve();

  function ask(question: Question, moved: Transferable[] = []): Promise<Reply> {
    const asked = turn.then(
      () =>
        new Promise<Reply>((resolve) => {
          port.onmessage = ({ data }) => resolve(data as Reply);
          port.postMessage(question, moved);
        }),
    );
    turn = asked;
    return asked;
  }

  async function flush(): Promise<void> {
    if (!waitingBytes) return;
    const bytes = together(waiting);
    [waiting, waitingBytes] = [[], 0];
    sizeBytes += bytes.length;
    await ask({ bytes }, [bytes.buffer]);
  }

  return {
    async *groups() {
      for (let group; (group = await ask({ rows: true }));) yield group;
    },
    async give(bytes) {
      waiting.push(bytes);
      if ((waitingBytes += bytes.length) >= PIECE_BYTES) await flush();
    },
    async end() {
      await flush();
      return sizeBytes;
    },
  };
}

/** Bytes end to end. */
export function together(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A stream of what a generator gives, made as it is asked for. */
export function streamOf<T>(items: AsyncGenerator<T, void>): ReadableStream<T> {
  return new ReadableStream<T>(
    {
      async pull(controller) {
        const next = await items.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 1 },
  );
}
