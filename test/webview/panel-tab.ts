import type { Page } from 'playwright-core';
import { exampleKey } from '../../src/protocol/example';
import { questions } from '../../src/protocol/relayed';
import { sharedChromium } from './chromium';
import { recordDrawing } from './drawn';
import { encode, fakeHost } from './fake-host';
import { type PanelFixture, plainAnswers } from './fixture/panel';
import type { Theme } from './fixture/themes';
import { PanelPage, settle } from './panel-page';
import { callOf, type PageLook, ServedPage } from './served-page';

export interface OpenOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly lang?: string;
  /** What the host answers to every edit and control. */
  readonly refusal?: string;
  /** The layer that every edit leaves chosen. */
  readonly chosen?: { readonly version: number; readonly position: number };
  /** Whether the page keeps what it draws on canvases, for a test that measures it. */
  readonly recorded?: boolean;
  /** Who answers what the panel asks about the network, in place of the fixture. */
  readonly ask?: Ask;
}

/** An answer, and the events that come before it. */
export interface LiveAnswer {
  readonly result: unknown;
  readonly events: readonly (readonly [name: string, payload: unknown])[];
}

type Ask = (method: string, params: unknown) => Promise<LiveAnswer>;

/**
 * A page of the browser that shows one panel after another: opening a document in a page that is there takes half the time
 * of a new page. Nothing of a panel is left for the next one.
 */
class PanelTab {
  private static readonly idle: PanelTab[] = [];
  faults: string[] = [];
  private look: PageLook = { theme: 'dark', lang: 'en' };
  private ask: Ask | undefined;
  private address = '';

  private constructor(readonly page: Page) {}

  static async take(): Promise<PanelTab> {
    return PanelTab.idle.pop() ?? PanelTab.create();
  }

  private static async create(): Promise<PanelTab> {
    const browser = await sharedChromium();
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    // However busy the machine is, a wait ends by what it waits for: this limit is for one that never would.
    context.setDefaultTimeout(300_000);
    const page = await context.newPage();
    const tab = new PanelTab(page);
    page.on('pageerror', (error) => tab.faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') tab.faults.push(message.text());
    });
    await page.exposeFunction('ask', async (method: string, json: string) => {
      if (!tab.ask) throw new Error('nobody answers questions about the network');
      return encode(await tab.ask(method, JSON.parse(json)));
    });
    const served = await ServedPage.of('webview/main.ts', 'webview');
    tab.address = await served.serve(page, () => tab.look);
    return tab;
  }

  async open(fixture: PanelFixture, options: OpenOptions): Promise<void> {
    const { width = 1280, height = 800, theme = 'dark', lang = 'en', refusal, chosen, ask } = options;
    this.faults = [];
    this.ask = ask;
    const answers = {
      refusal,
      chosen,
      live: ask !== undefined,
      plain: plainAnswers,
      questions: Object.keys(questions),
    };
    this.look = {
      theme,
      lang,
      scripts: [
        `window.exampleKey = ${exampleKey.toString()};`,
        ...(options.recorded ? [`(${recordDrawing.toString()})();`] : []),
        callOf(fakeHost, encode({ ...fixture, ...answers })),
      ],
    };
    await this.page.setViewportSize({ width, height });
    await this.page.goto(this.address);
    await this.page.waitForFunction(() => document.querySelector('.stage canvas, .diagram-empty > *') !== null);
    await settle(this.page);
  }

  async close(): Promise<void> {
    await this.page.evaluate(() => sessionStorage.clear());
    // Outside of the page, where it is above nothing.
    await this.page.mouse.move(-9, -9);
    await this.page.goto('about:blank');
    PanelTab.idle.push(this);
  }
}

/** Opens the panel in a real browser, before a host that is not there. */
export async function openPanel(fixture: PanelFixture, options: OpenOptions = {}): Promise<PanelPage> {
  const tab = await PanelTab.take();
  await tab.open(fixture, options);
  return new PanelPage(tab.page, tab.faults, () => tab.close());
}
