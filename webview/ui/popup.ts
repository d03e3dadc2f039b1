/**
 * A panel that a button opens and that a click elsewhere or Escape closes; the focus returns to the button. The owner
 * draws it (with `aria-expanded` from `open`) whenever `changed` is called.
 */
export class Popup {
  private opener: HTMLElement | undefined;

  constructor(private readonly changed: () => void) {
    document.addEventListener('pointerdown', (event) => {
      if (this.opener && event.target instanceof Node && !this.holds(event.target)) this.close();
    });
    document.addEventListener('keydown', (event) => {
      if (this.opener && event.key === 'Escape') {
        event.stopPropagation();
        this.close(true);
      }
    });
  }

  get open(): boolean {
    return this.opener !== undefined;
  }

  /** Opens from the button that `event` came from, or closes. */
  toggle(event: Event): void {
    if (this.opener) this.close(true);
    else if (event.currentTarget instanceof HTMLElement) {
      this.opener = event.currentTarget;
      this.changed();
    }
  }

  close(refocus = false): void {
    const { opener } = this;
    this.opener = undefined;
    this.changed();
    if (refocus) opener?.focus();
  }

  /** The button and its panel are in one element marked `data-popup`. */
  private holds(target: Node): boolean {
    return this.opener?.closest('[data-popup]')?.contains(target) === true;
  }
}
