import { onThemeChange, type Palette, readPalette } from './palette';

/** How a page is drawn now: the theme's colours, and the width of its element. */
export class PageLook {
  palette: Palette = readPalette();

  /** `width`: pixels until the element has been measured. `margin`: those that its padding takes. */
  constructor(
    element: HTMLElement,
    public width: number,
    changed: () => void,
    margin = 0,
  ) {
    onThemeChange(() => {
      this.palette = readPalette();
      changed();
    });
    new ResizeObserver(() => {
      const measured = element.clientWidth - margin;
      if (measured <= 0 || measured === this.width) return;
      this.width = measured;
      changed();
    }).observe(element);
  }
}
