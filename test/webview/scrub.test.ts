import assert from 'node:assert/strict';
import { exampleSpec, LivePanel } from './live-panel';
import { settle } from './panel-page';
import { panels } from './panels';

describe('a drag in the plot', () => {
  const open = panels();

  it('goes through the run while the line of the shown moment is dragged, and zooms elsewhere', async () => {
    const { text, folder } = exampleSpec('flower', 1500);
    const flower = await LivePanel.of(text, folder);
    const ask = (...question: Parameters<LivePanel['ask']>) => flower.ask(...question);
    const { page } = await open(flower.fixture, { width: 900, height: 900, ask });
    const box = await page.locator('.pane-cost .u-over').boundingBox();
    assert.ok(box);
    const at = (share: number): [number, number] => [box.x + share * box.width, box.y + 4];
    /** Waits until a step is shown that is so near. */
    const near = async (step: number): Promise<void> => {
      await page.waitForFunction((wanted) => {
        const text = document.querySelector('.time-step')?.textContent ?? '';
        return Math.abs(Number.parseInt(text.trim().replace(',', ''), 10) - wanted) <= 9;
      }, step);
      await settle(page);
    };
    await page.mouse.click(...at(0.5));
    await near(750);
    await page.mouse.move(...at(0.5));
    await page.waitForSelector('.pane-cost .u-over.is-graspable');
    await page.mouse.down();
    await page.mouse.move(...at(0.4), { steps: 3 });
    await near(600);
    await page.mouse.move(...at(0.2), { steps: 3 });
    await near(300);
    await page.mouse.up();
    await near(300);
    assert.equal(await page.locator('.pane-cost [data-action="screen-full"]').count(), 0);
    await page.mouse.move(...at(0.6));
    await page.mouse.down();
    await page.mouse.move(...at(0.8), { steps: 3 });
    await page.mouse.up();
    await page.locator('.pane-cost [data-action="screen-full"]').waitFor();
    await near(300);
  });
});
