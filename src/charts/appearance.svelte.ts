let turns = $state(0);
let watching = false;

/** A number that changes when the page turns light or dark, begins to present or speaks another language; read it to follow. */
export function appearance(): number {
  if (!watching && typeof document !== "undefined") watch();
  return turns;
}

function watch(): void {
  watching = true;
  const turn = () => (turns += 1);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", turn);
  new MutationObserver(turn).observe(document.documentElement, { attributeFilter: ["data-theme", "lang"] });
}
