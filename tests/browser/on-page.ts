import { mount, unmount, createRawSnippet, type Component, type Snippet } from "svelte";
import { afterEach } from "vitest";
import "../../src/ui/tokens.css";
import "../../src/ui/base.css";

const shown: Record<string, unknown>[] = [];

afterEach(async () => {
  for (const component of shown.splice(0)) await unmount(component);
  document.body.replaceChildren();
});

/** Show a component on an empty page. */
export function show<P extends Record<string, unknown>>(component: Component<P>, props: P): HTMLElement {
  const target = document.createElement("div");
  document.body.append(target);
  shown.push(mount(component, { target, props }) as Record<string, unknown>);
  return target;
}

/** Markup as children of a component. */
export function children(html: string): Snippet {
  return createRawSnippet(() => ({ render: () => html })) as Snippet;
}
