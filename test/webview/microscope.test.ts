import assert from 'node:assert/strict';
import { exampleSpec, LivePanel } from './live-panel';
import { settle } from './panel-page';
import { panels } from './panels';

describe('the microscope', () => {
  const open = panels();
  let flower: LivePanel;
  before(async () => {
    const { text, folder } = exampleSpec('flower', 1000);
    flower = await LivePanel.of(text, folder);
  });

  it('pictures', async () => {
    for (const width of [700, 1280]) {
      const panel = await open(flower.fixture, { width, height: 1000, ask: (...question) => flower.ask(...question) });
      await panel.page.click('[data-action="microscope"]');
      await panel.waitSent('walk', 1);
      await panel.page.waitForSelector('.ledger');
      for (const stop of [1, 2, 3, 4, 5, 6]) {
        await panel.page.keyboard.press(String(stop));
        await panel.page.waitForSelector(`.stop.current[data-stop="${stop - 1}"]`);
        await settle(panel.page);
        await panel.screenshot(`microscope-${width}-${stop}`);
      }
      await panel.page.keyboard.press('b');
      await panel.page.keyboard.press('5');
      await panel.page.waitForSelector('.strips');
      await settle(panel.page);
      await panel.screenshot(`microscope-${width}-batch`);
    }
    const light = await open(flower.fixture, {
      width: 700,
      height: 1000,
      theme: 'light',
      lang: 'zh-cn',
      ask: (...question) => flower.ask(...question),
    });
    await light.page.click('[data-action="microscope"]');
    await light.page.waitForSelector('.ledger');
    await light.page.keyboard.press('5');
    await light.page.waitForSelector('.stop.current[data-stop="4"]');
    await light.screenshot('microscope-zh-light');
    const narrow = await open(flower.fixture, {
      width: 320,
      height: 800,
      ask: (...question) => flower.ask(...question),
    });
    await narrow.page.click('[data-action="microscope"]');
    await narrow.page.waitForSelector('.ledger');
    await narrow.screenshot('microscope-320');
    const { text, folder } = exampleSpec('digits', 3);
    const digits = await LivePanel.of(text, folder);
    const wide = await open(digits.fixture, {
      width: 760,
      height: 1000,
      ask: (...question) => digits.ask(...question),
    });
    await wide.page.click('[data-action="microscope"]');
    await wide.page.waitForSelector('.ledger');
    for (const key of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      await wide.page.keyboard.press(key);
      await settle(wide.page);
      await wide.screenshot(`microscope-digits-${key}`);
    }
    await wide.page.keyboard.press('b');
    await settle(wide.page);
    await wide.screenshot('microscope-digits-batch');
    assert.ok(true);
  });
});
