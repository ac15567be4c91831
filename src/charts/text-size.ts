/** Size of the smallest text where an element stands, in pixels, at least 12: what pictures are measured by, so that they grow with a slide. */
export function textSize(element: Element): number {
  return Math.max(12, parseFloat(getComputedStyle(element).getPropertyValue("--tiny")) || 12);
}

/** About how many pixels a text of one size is wide. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (letter >= "\u2e80" ? 1 : 0.6), 0) * size;
}
