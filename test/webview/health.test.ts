import assert from 'node:assert/strict';
import { exampleSpec, LivePanel } from './live-panel';
import type { PanelPage } from './panel-page';
import { panels } from './panels';

describe('a large view', () => {
  const open = panels();
  let flower: LivePanel;
  before(async () => {
    const { text, folder } = exampleSpec('flower', 200);
    flower = await LivePanel.of(text, folder);
  });

  const shown = (options: Parameters<typeof open>[1] = {}): Promise<PanelPage> =>
    open(flower.fixture, { width: 700, height: 900, ask: (...question) => flower.ask(...question), ...options });

  async function opened(options: Parameters<typeof open>[1] = {}): Promise<PanelPage> {
    const panel = await shown(options);
    await panel.page.click('[data-action="views"]');
    await panel.page.click('.menu-item >> text=Health');
    await panel.page.waitForSelector('.view-layers');
    return panel;
  }

  it('asks nothing before it is opened, nor once it is closed', async () => {
    const panel = await shown();
    const { page } = panel;
    await panel.emit('session', flower.fixture.session);
    assert.deepEqual(await panel.sent('health'), []);
    await panel.emit('view', { name: 'health' });
    await page.waitForSelector('.view-layers');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.large-view', { state: 'hidden' });
    const asked = (await panel.sent('health')).length;
    assert.ok(asked > 0);
    const { session, snapshot } = await flower.advance(0);
    await panel.emit('snapshot', snapshot);
    await panel.emit('session', { ...session });
    assert.equal((await panel.sent('health')).length, asked);
    assert.equal(await page.locator('.card').first().isVisible(), true);
  });

  it('covers what is below the toolbar, and gives the focus back to what opened it', async () => {
    const panel = await opened();
    const { page } = panel;
    assert.equal(await page.locator('.network').isVisible(), false);
    assert.equal(await page.locator('.toolbar').isVisible(), true);
    const focused = () => page.evaluate(() => document.activeElement?.className ?? '');
    assert.match(await focused(), /large-view/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.large-view', { state: 'hidden' });
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute('data-action')),
      'views',
      'the button of the menu that it was opened from',
    );
  });

  it('takes the place of the microscope, and gives it up to it', async () => {
    const panel = await shown();
    const { page } = panel;
    await page.click('[data-action="microscope"]');
    await page.waitForSelector('.ledger');
    await panel.emit('view', { name: 'health' });
    await page.waitForSelector('.view-layers');
    assert.equal(await page.locator('.microscope').isVisible(), false);
    await page.click('[data-action="microscope"]');
    await page.waitForSelector('.ledger');
    assert.equal(await page.locator('.large-view').isVisible(), false);
  });

  it('has an entry in the inspector of the network, and a button that closes it', async () => {
    const panel = await shown({ width: 1280 });
    const { page } = panel;
    await page.click('.view-links button');
    await page.waitForSelector('.view-layers');
    await page.click('.large-view [data-action="close"]');
    await page.waitForSelector('.large-view', { state: 'hidden' });
  });

  for (const theme of ['dark', 'light'] as const) {
    for (const width of [700, 1280]) {
      it(`pictures in ${theme} at ${width} px`, async () => {
        const panel = await opened({ theme, width });
        await panel.screenshot(`health-${theme}-${width}`);
        const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(wide, false, 'the page is as wide as its pane');
      });
    }
  }
});
