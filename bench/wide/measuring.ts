import type { Page } from 'playwright-core';
import type { LivePanel } from '../../test/webview/live-panel';
import type { TracedBrowser } from './browser';
import type { MeasuredPage } from './page';
import { panelTasks, type Task } from './trace';

/** The median and the most of some figures, in milliseconds. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}

/** What one kind of event costs. */
export interface Figures {
  readonly name: string;
  /** From the input until its picture is drawn, by the clock, the engine's answer included. */
  readonly toPicture?: Spread;
  /** Between two frames. */
  readonly frames?: Spread;
  /** Time of the processor in the page's thread: of all tasks of an event, and of the longest one. */
  readonly busy: Spread;
  readonly longest: Spread;
}

/** An event that is measured again and again. */
export interface Use {
  readonly name: string;
  readonly act: (page: Page, round: number) => Promise<void>;
  /** It is done where this element is there, or, `changed`, says something else than before; absent: in the next frame. */
  readonly shown?: string;
  readonly changed?: boolean;
  /** What makes the next round possible. */
  readonly after?: (page: Page) => Promise<void>;
}

const script = '/dist/webview.js';

/** Opens a panel; gives the milliseconds until its first picture, and what that cost. */
export async function opened(
  browser: TracedBrowser,
  live: LivePanel,
): Promise<{ readonly page: Page; readonly figures: Figures }> {
  await browser.start();
  const page = await browser.open(live);
  const first = await page.evaluate(() => {
    performance.mark('opened');
    return (window as unknown as { measured: MeasuredPage }).measured.firstPicture;
  });
  const tasks = panelTasks(await browser.stop(), script, 'begun', 'opened');
  return { page, figures: { name: 'opening the panel', toPicture: spread([first]), ...busyOf([tasks]) } };
}

/** Does something so many times, each time after all is at rest. */
export async function used(browser: TracedBrowser, page: Page, use: Use, rounds: number): Promise<Figures> {
  const { name, act, shown = 'body', changed = false, after } = use;
  const waits: number[] = [];
  await browser.start();
  for (let round = 0; round < rounds; round++) {
    await rest(page);
    await page.evaluate((mark) => performance.mark(mark), `from ${round}`);
    await page.evaluate(
      ([selector, isOther]) => {
        const { measured } = window as unknown as { measured: MeasuredPage };
        const said = (): string | undefined => {
          const element = document.querySelector(selector);
          return element ? `${element.textContent} ${element.getAttribute('aria-label')}` : undefined;
        };
        const before = said();
        measured.await(() => said() !== undefined && (!isOther || said() !== before));
      },
      [shown, changed] as const,
    );
    await act(page, round);
    waits.push(await page.evaluate(() => (window as unknown as { measured: MeasuredPage }).measured.awaited()));
    await rest(page);
    await page.evaluate((mark) => performance.mark(mark), `to ${round}`);
    await after?.(page);
  }
  const events = await browser.stop();
  const tasks = waits.map((_, round) => panelTasks(events, script, `from ${round}`, `to ${round}`));
  return { name, toPicture: spread(waits), ...busyOf(tasks) };
}

/** Sends snapshots so many times a second, as of a network in training. */
export async function watched(
  browser: TracedBrowser,
  page: Page,
  name: string,
  perSecond: number,
  seconds: number,
  session: string,
): Promise<Figures> {
  await rest(page);
  await browser.start();
  await page.evaluate(
    ([rate, view]) => {
      const { measured } = window as unknown as { measured: MeasuredPage };
      performance.mark('begun');
      measured.frames.start();
      measured.stream.start(rate, view);
    },
    [perSecond, session] as const,
  );
  await page.waitForTimeout(1000 * seconds);
  const { sent, frames } = await page.evaluate(() => {
    const { measured } = window as unknown as { measured: MeasuredPage };
    const count = measured.stream.stop();
    performance.mark('ended');
    return { sent: count, frames: measured.frames.stop() };
  });
  const tasks = panelTasks(await browser.stop(), script, 'begun', 'ended');
  // What one snapshot costs: the tasks until the next one.
  const interval = 1000 / perSecond;
  const each = Array.from({ length: sent }, (_, k) =>
    tasks.filter(({ at }) => at >= k * interval && at < (k + 1) * interval),
  );
  return { name, frames: spread(frames), ...busyOf(each) };
}

/** Waits until answers have come and nothing has changed for some frames. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let quiet = 0;
    const observer = new MutationObserver(() => {
      quiet = 0;
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    while (quiet++ < 20) await new Promise((resolve) => requestAnimationFrame(resolve));
    observer.disconnect();
  });
}

function busyOf(rounds: readonly (readonly Task[])[]): Pick<Figures, 'busy' | 'longest'> {
  return {
    busy: spread(rounds.map((tasks) => tasks.reduce((sum, { cpu }) => sum + cpu, 0))),
    longest: spread(rounds.map((tasks) => tasks.reduce((most, { cpu }) => Math.max(most, cpu), 0))),
  };
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { median: at(0.5), p95: at(0.95), most: sorted.at(-1) ?? NaN };
}
