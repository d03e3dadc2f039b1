import assert from 'node:assert/strict';
import { exampleSpec, LivePanel } from './live-panel';
import { type PanelPage, settle } from './panel-page';
import { panels } from './panels';

describe('going through a run', () => {
  const open = panels();
  let flower: LivePanel;
  before(async () => {
    const { text, folder } = exampleSpec('flower', 1500);
    flower = await LivePanel.of(text, folder);
  });

  const opened = (options: Parameters<typeof open>[1] = {}): Promise<PanelPage> =>
    open(flower.fixture, { width: 900, height: 900, ask: (...question) => flower.ask(...question), ...options });

  /** The step that the time bar shows. */
  const shown = ({ page }: PanelPage): Promise<string> => page.locator('.time-step').innerText();

  async function waitFor({ page }: PanelPage, step: string): Promise<void> {
    await page.waitForFunction(
      (text) => document.querySelector('.time-step')?.textContent?.trim().startsWith(text),
      step,
    );
    await settle(page);
  }

  it('takes every region to the step that the slider says', async () => {
    const panel = await opened();
    const { page } = panel;
    assert.match(await shown(panel), /^1,500 \/ 1,500$/);
    assert.equal(await page.locator('.moment-band').isVisible(), false);
    await page.locator('.time-slider').evaluate((slider) => {
      if (!(slider instanceof HTMLInputElement)) return;
      slider.value = '800';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.waitForSelector('.moment-band:not([hidden])');
    await settle(page);
    const words = await panel.words('.moment-band');
    assert.match(
      words,
      /^Everything below shows step 34\d of 1,500 cost 0\.3\d+ accuracy \d\d\.\d\d % Back to the end$/,
    );
    await panel.clickUnit(1, 1);
    await page.waitForSelector('[data-total]');
    const apart = await page.locator('.inspect-moment').allInnerTexts();
    assert.equal(apart.join(''), '', 'the inspector is of the same moment');
    await page.click('.band-back');
    await page.waitForSelector('.moment-band', { state: 'hidden' });
    assert.match(await shown(panel), /^1,500/);
  });

  it('goes by keys and buttons, step by step', async () => {
    const panel = await opened();
    const { page } = panel;
    await page.keyboard.press(',');
    await waitFor(panel, '1,499');
    await page.keyboard.press(',');
    await waitFor(panel, '1,498');
    await page.keyboard.press('.');
    await waitFor(panel, '1,499');
    await page.click('.time-bar [data-action="chevron-right"]');
    await waitFor(panel, '1,500');
    await page.click('.time-bar [data-action="chevron-left"]');
    await waitFor(panel, '1,499');
    await page.click('.band-back');
    await waitFor(panel, '1,500');
  });

  it('goes to the place of the curve that is clicked, and draws a cursor there', async () => {
    const panel = await opened();
    const { page } = panel;
    const box = await page.locator('.pane-cost .u-over').boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await waitFor(panel, '75');
    assert.match(await shown(panel), /^7[45]\d /);
    await panel.screenshot('time-dark-900');
    await page.click('[data-action="microscope"]');
    await page.waitForSelector('.ledger');
    assert.match(await panel.words('.moment-band'), /step 7[45]\d of/);
    await panel.screenshot('time-microscope-900');
    await page.keyboard.press('Escape');
    await page.click('.band-back');
    await waitFor(panel, '1,500');
  });

  it('plays the run as a film, at a speed that is remembered', async () => {
    const panel = await opened();
    const { page } = panel;
    await page.locator('.speed-slider').evaluate((slider) => {
      if (!(slider instanceof HTMLInputElement)) return;
      slider.value = '100';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.match(await panel.words('.time-speed'), /375 steps\/s/);
    await page.click('.time-bar [data-action="play"]');
    await page.waitForSelector('.time-bar [data-action="debug-pause"]');
    await page.waitForSelector('.moment-band:not([hidden])');
    await page.waitForFunction(
      () => Number.parseInt(document.querySelector('.time-step')?.textContent?.replace(',', '') ?? '0', 10) > 100,
    );
    await page.click('.time-bar [data-action="debug-pause"]');
    await page.waitForSelector('.time-bar [data-action="play"]');
    const state = await page.evaluate(() => sessionStorage.getItem('state'));
    assert.deepEqual(JSON.parse(state ?? ''), { speed: 100 });
    await page.click('.band-back');
    await waitFor(panel, '1,500');
  });

  it('is not there while the network trains, nor before it has', async () => {
    const panel = await opened();
    const { session } = flower.fixture;
    assert.ok(session.progress);
    await panel.emit('session', { ...session, progress: { ...session.progress, status: 'training' } });
    assert.equal(await panel.page.locator('.time-bar').isVisible(), false);
    await panel.emit('session', { ...session, progress: { ...session.progress, step: 0, epoch: 0, status: 'ready' } });
    assert.equal(await panel.page.locator('.time-bar').isVisible(), false);
  });

  it('pictures at 320 and 1280 px, and in Chinese', async () => {
    for (const [width, theme, lang] of [
      [320, 'dark', 'en'],
      [1280, 'light', 'zh-cn'],
    ] as const) {
      const panel = await opened({ width, theme, lang });
      await panel.page.keyboard.press(',');
      await panel.page.waitForSelector('.moment-band:not([hidden])');
      await panel.screenshot(`time-${theme}-${width}`);
      const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      assert.equal(wide, false);
      await panel.page.click('.band-back');
      await panel.page.waitForSelector('.moment-band', { state: 'hidden' });
    }
  });
});
