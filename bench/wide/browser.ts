import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFlags } from '../../scripts/browser.mjs';
import { exampleKey } from '../../src/protocol/example';
import { questions } from '../../src/protocol/relayed';
import { encode, fakeHost } from '../../test/webview/fake-host';
import { plainAnswers } from '../../test/webview/fixture/panel';
import type { LivePanel } from '../../test/webview/live-panel';
import { callOf, ServedPage } from '../../test/webview/served-page';
import { measurePage } from './page';
import type { TraceEvent } from './trace';

/** What a trace tells of: tasks, what they call and draw, and the page's own marks. */
const traced = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];
/** Pixels of the panel. */
const viewport = { width: 1280, height: 800 };

/** A Chromium of which all that it does can be recorded. */
export class TracedBrowser {
  private constructor(private readonly browser: Browser) {}

  /** Starts the Chromium that CHROMIUM names, or else Debian's. */
  static async launch(): Promise<TracedBrowser> {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    return new TracedBrowser(await chromium.launch({ executablePath, args: chromiumFlags }));
  }

  async start(): Promise<void> {
    await this.browser.startTracing(undefined, { categories: traced });
  }

  /** What has happened since `start`. */
  async stop(): Promise<readonly TraceEvent[]> {
    const trace: unknown = JSON.parse((await this.browser.stopTracing()).toString());
    const events: unknown =
      typeof trace === 'object' && trace !== null && 'traceEvents' in trace ? trace.traceEvents : [];
    return Array.isArray(events) ? events : [];
  }

  /** Opens the panel of a network, whose engine answers; what the page throws is thrown. */
  async open(live: LivePanel): Promise<Page> {
    const context = await this.browser.newContext({ viewport, reducedMotion: 'reduce' });
    context.setDefaultTimeout(300_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    const known = new Map<string, string>();
    await page.exposeFunction('ask', async (method: string, json: string) => {
      // The weights rest, and what the engine takes is not measured here: each question is answered once, that about
      // a plane once for all units.
      const key = method === 'plane' ? method : `${method} ${json}`;
      const params: { readonly position?: number; readonly unit?: number } = JSON.parse(json);
      const answer = known.get(key) ?? encode(await live.ask(method, params));
      known.set(key, answer);
      if (method !== 'plane') return answer;
      const { result, events } = JSON.parse(answer);
      return JSON.stringify({ result: { ...result, position: params.position, unit: params.unit }, events });
    });
    const answers = { live: true, plain: plainAnswers, questions: Object.keys(questions) };
    const scripts = [
      `window.exampleKey = ${exampleKey.toString()};`,
      `(${measurePage.toString()})();`,
      callOf(fakeHost, encode({ ...live.fixture, ...answers })),
    ];
    const served = await ServedPage.of('webview/main.ts', 'webview');
    await page.goto(await served.serve(page, () => ({ theme: 'dark', lang: 'en', scripts })));
    return page;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
