import { textSize } from "./text-size.ts";

/** Colours and type of the page as a chart needs them: worked out, so that a saved picture keeps them. */
export interface Theme {
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  line2: string;
  card: string;
  paper: string;
  accent: string;
  accentSoft: string;
  good: string;
  warn: string;
  bad: string;
  /** Above average, from weak to strong. */
  up: readonly string[];
  /** Below average, from weak to strong. */
  down: readonly string[];
  /** From little to much. */
  seq: readonly string[];
  /** Kinds of thing side by side. */
  cat: readonly string[];
  /** Text on the deepest steps. */
  onDeep: string;
  font: string;
  /** Of text, in pixels. */
  size: number;
}

/** The theme that holds where an element stands. */
export function themeAt(element: Element): Theme {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const steps = (token: string, n: number) => Array.from({ length: n }, (_, i) => colour(`${token}-${i + 1}`));
  probe.style.fontFamily = "var(--font)";
  const { fontFamily } = getComputedStyle(probe);
  const theme: Theme = {
    ink: colour("ink"),
    ink2: colour("ink-2"),
    ink3: colour("ink-3"),
    line: colour("line"),
    line2: colour("line-2"),
    card: colour("card"),
    paper: colour("paper"),
    accent: colour("accent"),
    accentSoft: colour("accent-soft"),
    good: colour("good"),
    warn: colour("warn"),
    bad: colour("bad"),
    up: steps("up", 4),
    down: steps("down", 4),
    seq: steps("seq", 5),
    cat: steps("cat", 6),
    onDeep: colour("on-deep"),
    font: fontFamily,
    size: textSize(element),
  };
  probe.remove();
  return theme;
}

/** What every plot begins with: its width, type and colours. */
export function plotBase(width: number, theme: Theme): { width: number; style: Partial<CSSStyleDeclaration> } {
  return {
    width,
    style: { fontFamily: theme.font, fontSize: `${theme.size}px`, color: theme.ink2, background: "transparent", overflow: "visible", maxWidth: "100%" },
  };
}

/** What a tip over a mark looks like. */
export function tipLook(theme: Theme) {
  return { fill: theme.card, stroke: theme.line2, fontSize: Math.max(13, theme.size), pathFilter: "none", textPadding: 9 } as const;
}
