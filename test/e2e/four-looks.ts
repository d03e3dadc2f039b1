import assert from 'node:assert/strict';
import { isFull } from '../count';
import { looks } from '../looks';
import { until } from './until';
import type { Workbench } from './workbench';

/** Up to this width the regions of the panel are below each other, and its page scrolls. */
const scrolled = 759;

/** A page is not always as wide as was asked for: the bars between editors are moved by whole pixels. */
const near = 4;

/**
 * Shows the first webview in each look, in a short run in one, in which nothing may run out of it, and keeps a picture of each. A document may
 * be higher than its window. The window is as before then.
 */
export async function seenInFourLooks(workbench: Workbench, name: string, isDocument = false): Promise<void> {
  const { page } = workbench;
  const outer = page.locator('iframe.webview.ready').first();
  const body = workbench.webview().locator('body');
  const before = page.viewportSize() ?? { width: 1500, height: 950 };
  for (const { theme, width } of isFull ? looks : looks.slice(0, 1)) {
    await page.emulateMedia({ colorScheme: theme });
    await until(async () => (await body.getAttribute('data-vscode-theme-kind')) === `vscode-${theme}` || undefined);
    await until(async () => {
      const { width: is = 0 } = (await outer.boundingBox()) ?? {};
      if (Math.abs(is - width) <= near) return true;
      // The text beside the page takes its share of what the window gains.
      const { width: window } = page.viewportSize() ?? before;
      await page.setViewportSize({
        width: Math.round(window + (width - is) * (is < window / 2 ? 2 : 1)),
        height: 1000,
      });
      return undefined;
    });
    const [across, down] = await body.evaluate(({ ownerDocument: { documentElement: root } }) => [
      root.scrollWidth - root.clientWidth,
      root.scrollHeight - root.clientHeight,
    ]);
    assert.ok((across ?? 1) <= 0, `${name} is ${across} px too wide for ${width} px`);
    if (width > scrolled && !isDocument) assert.ok((down ?? 1) <= 0, `${name} is ${down} px too high at ${width} px`);
    await workbench.screenshot(`${name}-${theme}-${width}`, outer);
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'dark' });
}
