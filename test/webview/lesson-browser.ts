import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pageOf } from '../../src/host/page/page';
import type { LessonState } from '../../src/protocol/lesson-panel';
import { launchChromium } from './chromium';
import { encode } from './fake-host';
import { bodyClass, type Theme, themeCss } from './fixture/themes';
import { settle } from './panel-page';

const origin = 'http://lesson.test';
const root = process.cwd();

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
    private readonly files: ReadonlyMap<string, Buffer>,
  ) {}

  static async launch(): Promise<LessonBrowser> {
    return new LessonBrowser(await launchChromium(), await bundlePage());
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
    await page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const body = pathname === '/' ? pageText(theme, lang) : this.fileOf(pathname, theme);
      if (body === undefined) return route.fulfill({ status: 404, body: '' });
      const type = { '.css': 'text/css', '.js': 'text/javascript' }[path.extname(pathname)] ?? 'text/html';
      return route.fulfill({ body, contentType: `${type}; charset=utf-8` });
    });
    await page.exposeFunction('hear', (text: string) => {
      const { type, id, method, params } = JSON.parse(text);
      if (type !== 'call') return '';
      this.asked.push({ method, params });
      return encode({ type: 'result', id, result: {} });
    });
    await page.addInitScript(pipe);
    await page.goto(`${origin}/`);
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

  async close(): Promise<void> {
    await this.browser.close();
  }

  private fileOf(pathname: string, theme: Theme): string | Buffer | undefined {
    if (pathname === '/theme.css') return themeCss(theme);
    return (
      this.files.get(pathname) ??
      (/^\/media\/[a-z-]+\.css$/.test(pathname) ? readFileSync(path.join(root, pathname)) : undefined)
    );
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

async function bundlePage(): Promise<ReadonlyMap<string, Buffer>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['webview/lesson/main.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    outfile: path.join(root, 'dist/lesson.js'),
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [`/dist/${path.basename(file.path)}`, Buffer.from(file.contents)]));
}

function pageText(theme: Theme, language: string): string {
  const styles = ['/theme.css', '/dist/lesson.css', '/media/lesson.css'];
  const page = pageOf({ cspSource: origin, nonce: 'c2FtcGxl', language, script: '/dist/lesson.js', styles });
  return page.replace('<body>', `<body class="${bodyClass[theme]}">`);
}
