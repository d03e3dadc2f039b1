/** The part of the page that a selector names. Throws Error if it is not there, which is a mistake of the page's markup. */
export function partOf(page: ParentNode, selector: string): HTMLElement {
  const found = page.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
