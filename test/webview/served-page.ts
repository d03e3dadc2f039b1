import path from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { pageOf } from '../../src/host/page/page';
import { bodyClass, type Theme, themeCss, themes } from './fixture/themes';

const nonce = 'c2FtcGxl';
const root = process.cwd();
const types: Readonly<Record<string, string>> = { '.css': 'text/css', '.js': 'text/javascript', '.ttf': 'font/ttf' };

/** How a page is served. */
export interface PageLook {
  /** The theme of VS Code whose colours it has. */
  readonly theme: Theme;
  readonly lang: string;
  /** Scripts that run before its own. */
  readonly scripts?: readonly string[];
}

/** The page of a webview as the host makes it, its policy included, served to a browser without a network. */
export class ServedPage {
  private static readonly pages = new Map<string, Promise<ServedPage>>();

  private constructor(
    private readonly name: string,
    private readonly files: ReadonlyMap<string, Buffer>,
  ) {}

  /** Bundles the page once a process. `name` is that of its bundles in `dist`. */
  static of(entry: string, name: string): Promise<ServedPage> {
    const known = ServedPage.pages.get(entry);
    if (known) return known;
    const made = bundlePage(entry, name).then((files) => new ServedPage(name, files));
    ServedPage.pages.set(entry, made);
    return made;
  }

  /** Makes `page` get the page and its files, each time as `look` says; returns the page's address. */
  async serve(page: Page, look: () => PageLook): Promise<string> {
    const origin = `http://${this.name}.test`;
    await page.route(`${origin}/**`, async (route) => {
      const { pathname, searchParams } = new URL(route.request().url());
      const worn = themes.find((each) => each === searchParams.get('theme')) ?? look().theme;
      const body = pathname === '/' ? this.text(origin, look()) : this.fileOf(pathname, worn);
      if (body === undefined) return route.fulfill({ status: 404, body: '' });
      const type = types[path.extname(pathname)] ?? 'text/html';
      return route.fulfill({ body, contentType: type === 'font/ttf' ? type : `${type}; charset=utf-8` });
    });
    return `${origin}/`;
  }

  private fileOf(pathname: string, theme: Theme): string | Buffer | undefined {
    return pathname === '/theme.css' ? themeCss(theme) : this.files.get(pathname);
  }

  /** The extension's own page under a theme's variables and class. */
  private text(origin: string, { theme, lang: language, scripts = [] }: PageLook): string {
    const styles = ['/theme.css', `/dist/${this.name}.css`];
    const page = pageOf({ cspSource: origin, nonce, language, script: `/dist/${this.name}.js`, styles });
    const first = scripts.map((script) => `<script nonce="${nonce}">${script}</script>\n`).join('');
    return page.replace('<body>', () => `<body class="${bodyClass[theme]}">\n${first}`);
  }
}

/** A call of a function in a page, as a script within it. */
export function callOf<T>(called: (argument: T) => void, argument: T): string {
  return `(${called.toString()})(${JSON.stringify(argument).replace(/</g, '\\u003c')});`;
}

async function bundlePage(entry: string, name: string): Promise<ReadonlyMap<string, Buffer>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome120',
    outfile: path.join(root, `dist/${name}.js`),
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [`/dist/${path.basename(file.path)}`, Buffer.from(file.contents)]));
}
