import type { Locator, Page } from 'playwright-core';
import { encode } from './fake-host';
import { bodyClass, type Theme } from './fixture/themes';

/** A message from the panel, as the fake host has kept it. */
export interface Sent {
  readonly type: string;
  readonly method?: string;
  readonly name?: string;
  readonly params?: unknown;
  readonly payload?: unknown;
}

/** The page counts as idle after this many frames without a change: messages and drawings come a frame or two later. */
const framesAtRest = 6;

/** Waits until fonts have come and nothing has changed for some frames: what was to be drawn is on the screen. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async (atRest) => {
    await document.fonts.ready;
    let quiet = 0;
    const observer = new MutationObserver(() => {
      quiet = 0;
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    while (quiet++ < atRest) await new Promise((resolve) => requestAnimationFrame(resolve));
    observer.disconnect();
  }, framesAtRest);
}

/** Waits until a change is on the screen: what observes sizes has drawn, and what that has changed too. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** The words of one element, whitespace folded. */
export async function textOf(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

/** A panel that a test has opened, and its messages to the host. */
export class PanelPage {
  constructor(
    readonly page: Page,
    /** What the page has thrown or complained of, violations of the content security policy among it. */
    readonly faults: readonly string[],
    private readonly leave: () => Promise<void>,
  ) {}

  /** Messages of one method or event that the panel has sent. */
  async sent(name: string): Promise<unknown[]> {
    const all = await this.page.evaluate(() => (window as unknown as { sent: Sent[] }).sent);
    return all
      .filter((message) => message.method === name || message.name === name)
      .map((message) => message.params ?? message.payload ?? null);
  }

  /** Waits until the panel has sent at least `count` messages of a method, and returns them. */
  async waitSent(name: string, count = 1): Promise<unknown[]> {
    await this.page.waitForFunction(
      ([wanted, least]) =>
        (window as unknown as { sent: Sent[] }).sent.filter((m) => m.method === wanted || m.name === wanted).length >=
        least,
      [name, count] as const,
    );
    return this.sent(name);
  }

  /** An event from the host. */
  async emit(name: string, payload: unknown): Promise<void> {
    await this.page.evaluate(
      ([event, json]) => (window as unknown as { emit(name: string, json: string): void }).emit(event, json),
      [name, encode(payload)] as const,
    );
    await settle(this.page);
  }

  /** From now on calls of this method wait for `release`. */
  async hold(method: string): Promise<void> {
    await this.page.evaluate((name) => (window as unknown as { holding: string[] }).holding.push(name), method);
  }

  /** Waits until this many calls of held methods wait. */
  async waitHeld(count: number): Promise<void> {
    await this.page.waitForFunction((n) => (window as unknown as { held: unknown[] }).held.length >= n, count);
  }

  /** Answers the held call at this place among those that wait, with these fields in place of the fixture's. */
  async release(at: number, fields: object): Promise<void> {
    await this.page.evaluate(
      ([place, json]) => (window as unknown as { release(at: number, json: string): void }).release(place, json),
      [at, encode(fields)] as const,
    );
    await settle(this.page);
  }

  /** An event from the host and the answer to the oldest held call, both before the page draws again. */
  async answerAfter(name: string, payload: unknown): Promise<void> {
    await this.page.evaluate(
      ([event, json]) =>
        (window as unknown as { answerAfter(name: string, json: string): void }).answerAfter(event, json),
      [name, encode(payload)] as const,
    );
    await settle(this.page);
  }

  /** Events from the host, one right after the other. */
  async emitTogether(events: readonly (readonly [name: string, payload: unknown])[]): Promise<void> {
    const encoded = events.map(([name, payload]) => [name, encode(payload)] as const);
    await this.page.evaluate((all) => {
      const { emit } = window as unknown as { emit(name: string, json: string): void };
      for (const [name, json] of all) emit(name, json);
    }, encoded);
    await settle(this.page);
  }

  /** The words of the first element that fits, whitespace folded. */
  words(selector: string): Promise<string> {
    return textOf(this.page.locator(selector).first());
  }

  /** Where a unit's centre is on the page. */
  async unit(position: number, unit: number): Promise<{ x: number; y: number }> {
    const box = await this.page.locator(`.unit[data-position="${position}"][data-unit="${unit}"]`).boundingBox();
    if (!box) throw new Error(`unit ${unit} of layer ${position} has no place`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async clickUnit(position: number, unit: number): Promise<void> {
    const { x, y } = await this.unit(position, unit);
    await this.page.mouse.click(x, y);
  }

  /** The page at another size, once it is drawn anew. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await drawn(this.page);
  }

  /** VS Code's colours of another theme, as when a person chooses it. */
  async wear(theme: Theme): Promise<void> {
    await this.page.evaluate(
      async ([name, classes]) => {
        const old = document.querySelector<HTMLLinkElement>('link[href*="/theme.css"]');
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = `/theme.css?theme=${name}`;
        await new Promise((resolve) => {
          link.onload = resolve;
          old?.replaceWith(link);
        });
        document.body.className = classes;
      },
      [theme, bodyClass[theme]] as const,
    );
    await drawn(this.page);
  }

  async screenshot(name: string): Promise<void> {
    await settle(this.page);
    await this.page.screenshot({ path: `test/e2e/screenshots/${name}.png` });
  }

  close(): Promise<void> {
    return this.leave();
  }
}
