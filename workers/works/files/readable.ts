import { fault } from "../../../src/core/fault.ts";

/** Do a work on a file. @throws Fault `file/unreadable` where the file was moved, removed or changed meanwhile; as the work does */
export async function readable<T>({ name }: File, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isLost(error) ? fault("file/unreadable", { name }) : error;
  }
}

/** Whether it is the browser that cannot read the file any more. */
export function isLost(error: unknown): boolean {
  return error instanceof DOMException && /NotReadableError|NotFoundError/.test(error.name);
}
