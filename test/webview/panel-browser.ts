import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { pageOf } from '../../src/host/page/page';
import { exampleKey } from '../../src/protocol/example';
import { questions } from '../../src/protocol/relayed';
import { launchChromium } from './chromium';
import { recordDrawing } from './drawn';
import { encode, fakeHost } from './fake-host';
import { type PanelFixture, plainAnswers } from './fixture/panel';
import { bodyClass, type Theme, themeCss, themes } from './fixture/themes';
import { PanelPage, settle } from './panel-page';

const origin = 'http://panel.test';
const nonce = 'c2FtcGxl';
const root = process.cwd();

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

interface Bundle {
  readonly files: ReadonlyMap<string, Buffer>;
}

/** The panel in a real browser, before a host that is not there. */
export class PanelBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly bundle: Bundle,
  ) {}

  static async launch(): Promise<PanelBrowser> {
    const [browser, bundle] = await Promise.all([launchChromium(), bundlePanel()]);
    return new PanelBrowser(browser, bundle);
  }

  async open(fixture: PanelFixture, options: OpenOptions = {}): Promise<PanelPage> {
    const { width = 1280, height = 800, theme: opened = 'dark', lang = 'en' } = options;
    const context = await this.browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    // However busy the machine is, a wait ends by what it waits for: this limit is for one that never would.
    context.setDefaultTimeout(300_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.route(`${origin}/**`, async (route) => {
      const { pathname, searchParams } = new URL(route.request().url());
      const theme = themes.find((name) => name === searchParams.get('theme')) ?? opened;
      const file = pathname === '/' ? themedPage(theme, lang) : fileOf(pathname, theme, this.bundle);
      if (file === undefined) return route.fulfill({ status: 404, body: '' });
      const type = pathname.endsWith('.css') ? 'text/css' : pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
      return route.fulfill({ body: file, contentType: `${type}; charset=utf-8` });
    });
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
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => document.querySelector('.stage canvas, .diagram-empty > *') !== null);
    await settle(page);
    return new PanelPage(context, page, faults);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

async function bundlePanel(): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['webview/main.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    outfile: path.join(root, 'dist/webview.js'),
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    logLevel: 'error',
  });
  return {
    files: new Map(outputFiles.map((file) => [`/dist/${path.basename(file.path)}`, Buffer.from(file.contents)])),
  };
}

function fileOf(pathname: string, theme: Theme, bundle: Bundle): string | Buffer | undefined {
  if (pathname === '/theme.css') return themeCss(theme);
  const bundled = bundle.files.get(pathname);
  if (bundled) return bundled;
  return /^\/media\/[a-z-]+\.css$/.test(pathname) ? readFileSync(path.join(root, pathname)) : undefined;
}

/** The extension's own page, policy included, under a theme's variables and class. */
function themedPage(theme: Theme, language: string): string {
  const styles = ['/theme.css', '/dist/webview.css', '/media/panel.css'];
  const page = pageOf({ cspSource: origin, nonce, language, script: '/dist/webview.js', styles });
  return page.replace('<body>', `<body class="${bodyClass[theme]}">`);
}
