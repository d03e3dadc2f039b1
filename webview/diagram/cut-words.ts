/** Words of a card that may be cut where it is narrow. */
const words = '.card-name, .card-kind, .card-parameters, .shapes > span';

/** While the mouse is on words that end in an ellipsis, their tooltip has all of them. */
export function nameCutWords(event: Event): void {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>(words) : null;
  if (!element) return;
  if (element.scrollWidth > element.clientWidth) element.title = element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  else element.removeAttribute('title');
}
