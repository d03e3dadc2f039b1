import type { Host } from '../host';
import { text } from '../ui/language';

/** Lets the buttons of formulas in `element` copy them as LaTeX; one says that it has, until it is left. */
export function copyLatex(element: HTMLElement, host: Pick<Host, 'call'>): void {
  element.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-latex]') : null;
    const { latex } = button?.dataset ?? {};
    if (!button || latex === undefined) return;
    void host.call('copy', { text: latex }).then(() => {
      label(button, true);
      const left = (): void => label(button, false);
      button.addEventListener('pointerleave', left, { once: true });
      button.addEventListener('blur', left, { once: true });
    });
  });
}

function label(button: HTMLElement, isCopied: boolean): void {
  const said = text(isCopied ? 'inspect-copied-latex' : 'inspect-copy-latex');
  button.classList.toggle('is-copied', isCopied);
  button.setAttribute('aria-label', said);
  button.title = said;
}
