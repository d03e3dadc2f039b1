import { html, nothing, render } from 'lit';
import { icon } from './icon';
import type { Renderer } from './renderer';

export interface MenuItem {
  readonly label: string;
  /** The key that does the same, as a person reads it. */
  readonly key?: string;
  readonly icon?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** A rule between two groups of items. */
export const separator = 'separator';

interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

const items = (menu: HTMLElement): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];

function moveFocus(menu: HTMLElement, key: string): boolean {
  const all = items(menu);
  const at = all.findIndex((item) => item === document.activeElement);
  const to =
    key === 'ArrowDown'
      ? (at + 1) % all.length
      : key === 'ArrowUp'
        ? (at - 1 + all.length) % all.length
        : key === 'Home'
          ? 0
          : key === 'End'
            ? all.length - 1
            : all.findIndex((item, i) => i > at && item.dataset['initial'] === key.toLowerCase());
  const target = all[to];
  target?.focus();
  return target !== undefined;
}

/**
 * Opens a menu at a point of the page, within it, with the keyboard's focus on its first item. It closes when an item
 * is chosen, on Escape, on Tab and on a click elsewhere; the focus returns to where it was.
 */
export function openMenu(
  place: MenuPlace,
  label: string,
  entries: readonly (MenuItem | typeof separator)[],
  renderer: Renderer = render,
): void {
  const before = document.activeElement;
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', label);
  const outside = (event: Event): void => {
    if (!(event.target instanceof Node && menu.contains(event.target))) close(false);
  };
  const close = (refocus: boolean): void => {
    document.removeEventListener('pointerdown', outside, true);
    window.removeEventListener('blur', outside);
    menu.remove();
    if (refocus && before instanceof HTMLElement) before.focus();
  };
  const choose = (item: MenuItem): void => {
    if (item.disabled) return;
    close(true);
    item.run();
  };
  renderer(
    entries.map((entry) =>
      entry === separator
        ? html`<div class="menu-rule" role="separator"></div>`
        : html`<div
            class="menu-item"
            role=${entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked=${entry.checked ?? nothing}
            aria-disabled=${entry.disabled ? 'true' : nothing}
            data-initial=${entry.label.slice(0, 1).toLowerCase()}
            tabindex="-1"
            @click=${() => choose(entry)}
          >
            <span class="menu-icon">${entry.checked ? icon('check') : entry.icon ? icon(entry.icon) : nothing}</span>
            <span class="menu-label">${entry.label}</span>
            <span class="menu-key">${entry.key ?? nothing}</span>
          </div>`,
    ),
    menu,
  );
  menu.addEventListener('contextmenu', (event) => event.preventDefault());
  menu.addEventListener('pointermove', (event) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('.menu-item') : null;
    if (item && item !== document.activeElement) item.focus();
  });
  menu.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else if (event.key === 'Enter' || event.key === ' ') document.activeElement?.dispatchEvent(new MouseEvent('click'));
    else if (!moveFocus(menu, event.key)) return;
    event.stopPropagation();
    event.preventDefault();
  });
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(place.x, innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(place.y, innerHeight - height - 4))}px`;
  document.addEventListener('pointerdown', outside, true);
  window.addEventListener('blur', outside);
  (items(menu).find((item) => item.getAttribute('aria-checked') === 'true') ?? items(menu)[0])?.focus();
}

/** Opens a menu below the button that `event` came from. */
export function openMenuBelow(
  event: Event,
  label: string,
  entries: readonly (MenuItem | typeof separator)[],
  renderer: Renderer = render,
): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  openMenu({ x: left, y: bottom + 2 }, label, entries, renderer);
}
