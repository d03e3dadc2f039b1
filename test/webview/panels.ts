import assert from 'node:assert/strict';
import type { PanelFixture } from './fixture/panel';
import type { PanelPage } from './panel-page';
import { type OpenOptions, openPanel } from './panel-tab';

/** How a test opens the panel before a host that gives what the fixture holds. */
export type OpenPanel = (fixture: PanelFixture, options?: OpenOptions) => Promise<PanelPage>;

/**
 * For all tests of a `describe`: gives how to open panels. What a test has opened is closed after it, and must have thrown
 * nothing and broken no policy.
 */
export function panels(): OpenPanel {
  const opened: PanelPage[] = [];
  afterEach(async () => {
    const all = opened.splice(0);
    await Promise.all(all.map((panel) => panel.close()));
    const faults = all.flatMap((panel) => panel.faults);
    assert.deepEqual(faults, [], 'the page must throw nothing and break no policy');
  });
  return async (fixture, options) => {
    const panel = await openPanel(fixture, options);
    opened.push(panel);
    return panel;
  };
}
