import type { Browser } from 'playwright-core';
import { exampleKey } from '../../src/protocol/example';
import { questions } from '../../src/protocol/relayed';
import { sharedChromium } from './chromium';
import { recordDrawing } from './drawn';
import { encode, fakeHost } from './fake-host';
import { type PanelFixture, plainAnswers } from './fixture/panel';
import type { Theme } from './fixture/themes';
import { PanelPage, settle } from './panel-page';
import { ServedPage } from './served-page';

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
  readonly ask?: (method: string, params: unknown) => Promise<LiveAnswer>;
}

/** An answer, and the events that come before it. */
export interface LiveAnswer {
  readonly result: unknown;
  readonly events: readonly (readonly [name: string, payload: unknown])[];
}

/** The panel in a real browser, before a host that is not there. */
export class PanelBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly served: ServedPage,
  ) {}

  static async start(): Promise<PanelBrowser> {
    return new PanelBrowser(await sharedChromium(), await ServedPage.of('webview/main.ts', 'webview'));
  }

  async open(fixture: PanelFixture, options: OpenOptions = {}): Promise<PanelPage> {
    const { width = 1280, height = 800, theme = 'dark', lang = 'en' } = options;
    const context = await this.browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    // However busy the machine is, a wait ends by what it waits for: this limit is for one that never would.
    context.setDefaultTimeout(300_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    const address = await this.served.serve(page, { theme, lang });
    await page.addInitScript(`window.exampleKey = ${exampleKey.toString()}`);
    if (options.recorded) await page.addInitScript(recordDrawing);
    const { refusal, chosen, ask } = options;
    if (ask)
      await page.exposeFunction('ask', async (method: string, json: string) =>
        encode(await ask(method, JSON.parse(json))),
      );
    await page.addInitScript(
      fakeHost,
      encode({ ...fixture, refusal, chosen, plain: plainAnswers, questions: Object.keys(questions) }),
    );
    await page.goto(address);
    await page.waitForFunction(() => document.querySelector('.stage canvas, .diagram-empty > *') !== null);
    await settle(page);
    return new PanelPage(context, page, faults);
  }
}
