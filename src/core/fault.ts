/**
 * Every way an analysis can refuse, with the facts each message needs.
 *
 * Core declares its own here; a kind of cell adds its own in its folder by `declare module "…/core/fault.ts"`.
 */
export interface Faults {
  /** Something broke that no reader can mend; `message` is the program's own, for a report. */
  "core/broken": { message: string };
}

/** The name of a refusal: `room/what`. */
export type FaultCode = keyof Faults;
/** A refusal as data: what crosses threads and is kept on a cell. */
export type FaultData = { [C in FaultCode]: { code: C; facts: Faults[C] } }[FaultCode];

/** A refusal the reader can act on: said in their language by i18n, never by `message`. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly data: FaultData;

  constructor(data: FaultData) {
    super(`${data.code} ${JSON.stringify(data.facts)}`);
    this.data = data;
  }
}

/** Make a refusal to throw. */
export function fault<C extends FaultCode>(code: C, facts: Faults[C]): Fault {
  return new Fault({ code, facts } as FaultData);
}

/** What each of some faults says, from its facts. */
export type FaultWords<C extends FaultCode> = { [K in C]: (facts: Faults[K]) => string };
