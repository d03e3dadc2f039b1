import assert from 'node:assert/strict';
import { validatedFlower } from './fixture/validated';
import { settle, textOf } from './panel-page';
import { panels } from './panels';

describe('a panel with a validation set', () => {
  const open = panels();
  const fixture = validatedFlower();

  it('draws its curve, names it at its end and in the legend, which switches it', async () => {
    const panel = await open(fixture);
    const entries = panel.page.locator('.plot-legend button');
    assert.deepEqual((await entries.allTextContents()).map((each) => each.trim()).slice(0, 3), [
      'train',
      'validation',
      'test',
    ]);
    const chart = panel.page.locator('.pane-cost .chart');
    await chart.focus();
    await panel.page.keyboard.press('End');
    const spoken = (): Promise<string | null> => chart.getAttribute('aria-valuetext');
    assert.match((await spoken()) ?? '', /^epoch 6,400: train \S+, validation \S+, test \S+$/);
    const picture = () =>
      panel.page
        .locator('.pane-cost canvas')
        .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
    const shown = await picture();
    const entry = panel.page.locator('.plot-legend [data-curve="validation"]');
    await entry.click();
    await settle(panel.page);
    assert.equal(await entry.getAttribute('aria-pressed'), 'false');
    assert.notEqual(await picture(), shown);
    await panel.page.keyboard.press('Tab');
    await chart.focus();
    await panel.page.keyboard.press('End');
    assert.match((await spoken()) ?? '', /^epoch 6,400: train \S+, test \S+$/);
    const heads = await panel.page.locator('.plot-table th[scope="col"]').allTextContents();
    assert.deepEqual(heads.slice(1, 4), ['train cost', 'validation cost', 'test cost']);
  });

  it('names its cost and accuracy in the toolbar', async () => {
    const panel = await open(fixture);
    assert.match(await textOf(panel.page.locator('.metric.cost')), /^cost \S+ validation \S+ · test \S+$/i);
    assert.match(await textOf(panel.page.locator('.metric.accuracy')), /^accuracy .+ validation .+ · test .+$/i);
  });

  it('chooses its examples beside those of the other sets', async () => {
    const panel = await open(fixture);
    const buttons = panel.page.locator('.picker .segmented button');
    assert.deepEqual(
      (await buttons.allTextContents()).map((each) => each.trim()),
      ['train', 'validation', 'test'],
    );
    const before = (await panel.sent('example')).length;
    await buttons.filter({ hasText: 'validation' }).click();
    assert.deepEqual((await panel.waitSent('example', before + 1)).at(-1), { from: 'validation', index: 0 });
    assert.deepEqual((await panel.waitSent('wrong', 2)).at(-1), { set: 'validation' });
    assert.match(await textOf(panel.page.locator('.picker-size')), /120/);
  });

  it('keeps toolbar, picker and legend within their rows, however narrow the panel', async () => {
    for (const width of [1280, 1180, 1080, 1000, 800, 640, 420]) {
      const panel = await open(fixture, { width, height: 800 });
      for (const row of ['.toolbar', '.picker', '.pane-cost .pane-head']) {
        const beyond = await panel.page.locator(row).evaluate((element) => {
          const edge = element.getBoundingClientRect().right;
          const rights = [...element.querySelectorAll('*')].map((each) => each.getBoundingClientRect().right);
          return Math.max(...rights) - edge;
        });
        assert.ok(beyond <= 0, `${row} at ${width} px: ${beyond} px beyond its edge`);
      }
    }
  });

  it('copies its figures with the others', async () => {
    const panel = await open(fixture);
    await panel.page.locator('.pane-cost [data-action="copy"]').click();
    const [copied] = await panel.waitSent('copy');
    const [head, first = ''] = (copied as { text: string }).text.split('\n');
    assert.match(head ?? '', /,test-accuracy,validation-cost,validation-accuracy$/);
    assert.equal(first.split(',').filter((cell) => cell !== '').length, 8);
  });
});
