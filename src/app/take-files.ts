import { chooseData } from "../store/disk.ts";
import type { Desk } from "./desk.svelte.ts";

/** Let the reader choose files of data for a source; their paths, none when they changed their mind. */
export async function takeFiles(desk: Desk): Promise<readonly string[]> {
  return Promise.all((await chooseData()).map((file) => desk.session.files.add(file)));
}
