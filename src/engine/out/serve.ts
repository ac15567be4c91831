import type { Question, Reply } from "../../../workers/works/files/out-talk.ts";
import type { Sink } from "./sink.ts";

/**
 * Answer a thread that writes a file: rows when it asks for them, its bytes taken to the sink. The next rows are fetched while it writes these.
 *
 * Never resolves; rejects with what the rows or the sink throw, after which the thread waits in vain.
 *
 * @param groups whole messages of an Arrow stream, its schema first each time
 */
export function serve(port: MessagePort, groups: AsyncGenerator<Uint8Array[], void>, sink: Sink): Promise<never> {
  let next = fetchNext();

  function fetchNext() {
    const fetched = groups.next();
    fetched.catch(() => undefined);
    return fetched;
  }

  async function answer(question: Question): Promise<Reply> {
    if ("bytes" in question) {
      await sink.write(question.bytes as Uint8Array<ArrayBuffer>);
      return null;
    }
    const { value } = await next;
    next = fetchNext();
    return value ?? null;
  }

  return new Promise((_, reject) => {
    port.onmessage = ({ data }) => {
      answer(data as Question).then((reply) => port.postMessage(reply, reply ? movable(reply) : []), reject);
    };
  });
}

/** The schema comes with each group, so it is copied. */
function movable([, ...batches]: Uint8Array[]): Transferable[] {
  return [...new Set(batches.map(({ buffer }) => buffer))];
}
