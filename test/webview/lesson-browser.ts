import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { LessonState } from '../../src/protocol/lesson-panel';
import { sharedChromium } from './chromium';
import { encode } from './fake-host';
import type { Theme } from './fixture/themes';
import { settle } from './panel-page';
import { ServedPage } from './served-page';

export interface LessonLook {
  readonly theme?: Theme;
  readonly width?: number;
  readonly lang?: 'en' | 'zh-cn';
}

/** The page of a lesson in a real browser, before a host that the test is. */
export class LessonBrowser {
  private context: BrowserContext | undefined;
  /** What the page has asked, in its order. */
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  /** What it has thrown or complained of, violations of the content security policy among it. */
  readonly faults: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly served: ServedPage,
  ) {}

  static async start(): Promise<LessonBrowser> {
    return new LessonBrowser(await sharedChromium(), await ServedPage.of('webview/lesson/main.ts', 'lesson'));
  }

  /** Opens the page and sends it a state. */
  async open(state: LessonState, { theme = 'dark', width = 900, lang = 'en' }: LessonLook = {}): Promise<Page> {
    await this.context?.close();
    this.asked.length = this.faults.length = 0;
    this.context = await this.browser.newContext({ viewport: { width, height: 1100 }, reducedMotion: 'reduce' });
    const page = await this.context.newPage();
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
    const address = await this.served.serve(page, () => ({ theme, lang }));
    await page.exposeFunction('hear', (text: string) => {
      const { type, id, method, params } = JSON.parse(text);
      if (type !== 'call') return '';
      this.asked.push({ method, params });
      return encode({ type: 'result', id, result: {} });
    });
    await page.addInitScript(pipe);
    await page.goto(address);
    await this.show(page, state);
    return page;
  }

  async show(page: Page, state: LessonState): Promise<void> {
    const text = encode({ type: 'event', name: 'state', payload: state });
    await page.evaluate((json) => Reflect.get(window, 'deliver')(json), text);
    await settle(page);
  }

  /** Waits until the page has asked for so many things, and gives them all. */
  async waitAsked(
    page: Page,
    count: number,
  ): Promise<readonly { readonly method: string; readonly params: unknown }[]> {
    await page.waitForFunction((least) => Reflect.get(window, 'answered')() >= least, count);
    return this.asked;
  }

  /** Closes what is open. */
  async close(): Promise<void> {
    await this.context?.close();
  }
}

/** Runs in the page before its script: messages go to the test and back as JSON. */
function pipe(): void {
  const deliver = (json: string): void => {
    if (json !== '') window.dispatchEvent(new MessageEvent('message', { data: JSON.parse(json) }));
  };
  let answers = 0;
  const answer = (json: string): void => {
    if (json !== '') answers++;
    deliver(json);
  };
  const postMessage = (message: unknown): void => {
    void Reflect.get(window, 'hear')(JSON.stringify(message)).then(answer);
  };
  const kept: unknown[] = [];
  Object.assign(window, {
    deliver,
    answered: () => answers,
    kept,
    acquireVsCodeApi: () => ({ postMessage, setState: (state: unknown) => void kept.push(state) }),
  });
}
