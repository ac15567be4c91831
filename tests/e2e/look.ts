import type { Page } from "playwright-core";

/** What is wrong with how a page looks once its colours have settled, in words; empty when all is well. */
export async function lookProblems(page: Page): Promise<string[]> {
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished, effect }) => effect?.getTiming().iterations === Infinity || finished)),
  );
  return page.evaluate(() => {
    const problems = new Set<string>();
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
    const known = new Map<string, number[]>();

    /** Any CSS colour as red, green, blue 0…255 and alpha 0…1. */
    function rgba(colour: string): number[] {
      let found = known.get(colour);
      if (!found) {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
        known.set(colour, (found = [r, g, b, a / 255]));
      }
      return found;
    }

    const over = ([r, g, b, a]: number[], [R, G, B]: number[]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
    const light = (colour: number[]) => {
      const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: number[], b: number[]) => {
      const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
      return (high + 0.05) / (low + 0.05);
    };

    /** Every colour that may stand behind an element: several where it is striped. */
    function behind(element: Element | null): number[][] {
      if (!element) return [[255, 255, 255, 1]];
      const style = getComputedStyle(element);
      const plain = rgba(style.backgroundColor);
      const stripes = style.backgroundImage.match(/(?:rgba?|oklab|oklch|color|lab|hsla?)\([^()]*\)/g) ?? [];
      const own = stripes.length ? stripes.map(rgba) : [plain];
      if (own.every(([, , , a]) => a === 1)) return own;
      const below = behind(element.parentElement);
      return own.flatMap((colour) => below.map((under) => over(colour, under)));
    }

    function opacityOf(element: Element | null): number {
      return element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1;
    }

    const width = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (width > 0) problems.add(`the page scrolls sideways by ${width} px`);

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      const words = node.textContent!.trim();
      if (
        !words ||
        element.closest(".visually-hidden, script, style, noscript, [hidden], [inert]") ||
        !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
        continue;
      const style = getComputedStyle(element);
      const svg = element instanceof SVGElement;
      const scale = svg ? ((element as unknown as SVGGraphicsElement).getScreenCTM?.()?.a ?? 1) : 1;
      const size = parseFloat(style.fontSize) * scale;
      const who = `“${words.slice(0, 40)}” in ${element.closest("[data-cell]")?.getAttribute("data-cell") ?? "the page"} <${element.tagName.toLowerCase()} ${element.getAttribute("class") ?? ""}>`;
      if (size < 11.95) problems.add(`${size.toFixed(1)} px: ${who}`);
      if (element.closest("button:disabled, [aria-disabled=true], option, select")) continue;
      const [r, g, b, a] = rgba(svg ? style.fill : style.color);
      const alpha = a * opacityOf(element);
      const worst = Math.min(...behind(element).map((under) => contrast(over([r, g, b, alpha], under), under)));
      if (worst < 4.5) problems.add(`contrast ${worst.toFixed(2)}: ${who}`);
    }
    return [...problems];
  });
}
