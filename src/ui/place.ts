/** Where a floating thing would rather stand; it turns over where there is no room. */
export type Side = "below" | "above";

const EDGE = 8;

/** Stand `floating` beside `anchor` within the window: start edges aligned below or above, turned over where it would not fit. */
export function place(floating: HTMLElement, anchor: Element, side: Side, gap: number): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const below = at.bottom + gap;
  const above = at.top - gap - height;
  const fitsBelow = below + height <= innerHeight - EDGE;
  const fitsAbove = above >= EDGE;
  const top = side === "below" ? (fitsBelow || !fitsAbove ? below : above) : fitsAbove || !fitsBelow ? above : below;
  const start = getComputedStyle(anchor).direction === "rtl" ? at.right - width : at.left;
  floating.style.left = `${clamp(start, EDGE, innerWidth - width - EDGE)}px`;
  floating.style.top = `${clamp(top, EDGE, innerHeight - height - EDGE)}px`;
}

function clamp(x: number, low: number, high: number): number {
  return Math.max(low, Math.min(x, high));
}
