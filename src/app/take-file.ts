import { chooseFiles } from "../store/disk.ts";
import type { Desk } from "./desk.svelte.ts";

/** Let the reader choose one file of data for a source; its path, or undefined when they changed their mind. */
export async function takeFile(desk: Desk): Promise<string | undefined> {
  const [file] = await chooseFiles({ multiple: false });
  return file && desk.session.files.add(file);
}
