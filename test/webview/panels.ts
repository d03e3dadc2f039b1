import assert from 'node:assert/strict';
import type { PanelFixture } from './fixture/panel';
import { type OpenOptions, PanelBrowser } from './panel-browser';
import type { PanelPage } from './panel-page';

/** How a test opens the panel before a host that gives what the fixture holds. */
export type OpenPanel = (fixture: PanelFixture, options?: OpenOptions) => Promise<PanelPage>;

/**
 * For all tests of a `describe`: gives how to open panels. What a test has opened is
 * closed after it, and must have thrown nothing and broken no policy.
 */
export function panels(): OpenPanel {
  const opened: PanelPage[] = [];
  let browser: PanelBrowser | undefined;
  before(async () => {
    browser = await PanelBrowser.start();
  });
  afterEach(async () => {
    const all = opened.splice(0);
    await Promise.all(all.map((panel) => panel.close()));
    const faults = all.flatMap((panel) => panel.faults);
    assert.deepEqual(faults, [], 'the page must throw nothing and break no policy');
  });
  return async (fixture, options) => {
    if (!browser) throw new Error('panels are opened by tests, once the browser runs');
    const panel = await browser.open(fixture, options);
    opened.push(panel);
    return panel;
  };
}
