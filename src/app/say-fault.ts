import { kinds } from "../cells/registry.ts";
import type { FaultCode, FaultData } from "../core/fault.ts";
import { faults } from "../i18n/faults.ts";
import { inWords, language } from "../i18n/i18n.svelte.ts";

type Sayings = Record<string, ((facts: never) => string) | undefined>;

/** What a fault says, in the reader's language. */
export function sayFault({ code, facts }: FaultData): string {
  const say = sayingOf(code) ?? sayingOf("core/broken")!;
  return say(facts as never);
}

/** The words of a fault in the current language; undefined where nobody wrote any, which a test forbids. */
export function sayingOf(code: FaultCode): ((facts: never) => string) | undefined {
  const own: Sayings = inWords(faults);
  return own[code] ?? kinds.map((kind) => kind.words[language()].faults?.[code]).find(Boolean);
}
