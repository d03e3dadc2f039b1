import assert from 'node:assert/strict';
import { Dense } from '../../src/engine/reference/ops/dense';
import { looks } from '../looks';
import { exampleSpec, LivePanel } from './live-panel';
import { type PanelPage, textOf } from './panel-page';
import { panels } from './panels';

describe('the gradient check as a view', () => {
  const open = panels();
  let flower: LivePanel;
  let digits: LivePanel;
  let bent: LivePanel;
  before(async () => {
    const { text, folder } = exampleSpec('flower', 200);
    flower = await LivePanel.of(text, folder);
    bent = await LivePanel.of(text.replace('hidden 4 tanh', 'hidden 4 relu'), folder);
    const images = exampleSpec('digits', 3);
    digits = await LivePanel.of(images.text, images.folder);
  });

  async function opened(live: LivePanel, options: Parameters<typeof open>[1] = {}): Promise<PanelPage> {
    const panel = await open(live.fixture, {
      width: 1280,
      height: 1000,
      ask: (...question) => live.ask(...question),
      ...options,
    });
    await panel.emit('view', { name: 'gradcheck' });
    await panel.page.waitForSelector('.gradcheck-verdict');
    await done(panel);
    return panel;
  }

  /** The check is finished: nothing says how far it is. */
  const done = (panel: PanelPage): Promise<unknown> =>
    panel.page.waitForFunction(() => /ε [^%]*$/.test(document.querySelector('.gradcheck-verdict')?.textContent ?? '%'));

  const press = async ({ page }: PanelPage, keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('shows every tensor three times, that all agree, and both branches of the error by name', async () => {
    const panel = await opened(flower);
    const { page } = panel;
    assert.match(await panel.words('.gradcheck-verdict'), /Backpropagation agrees .* all 400 training examples/);
    assert.equal(await page.locator('.gradcheck-tensor').count(), 4);
    assert.equal(await page.locator('.gradcheck-tensor .heat-map').count(), 12);
    const names = await page.locator('.epsilon-name').allTextContents();
    assert.deepEqual(names.map((name) => name.trim().split(' ')[0]).sort(), ['cancellation', 'truncation']);
    assert.equal(await page.locator('.epsilon-point').count(), 34);
    assert.doesNotMatch(await panel.words('.gradcheck-facts'), /There is no truncation/);
  });

  it('asks nothing once it is closed', async () => {
    const panel = await opened(flower);
    await panel.page.keyboard.press('Escape');
    const asked = (await panel.sent('gradcheck')).length;
    assert.ok(asked > 0);
    const { session, snapshot } = await flower.advance(0);
    await panel.emit('snapshot', snapshot);
    await panel.emit('session', { ...session });
    assert.equal((await panel.sent('gradcheck')).length, asked);
  });

  it('tells of the entry that keys or a click choose, with numbers that come from each other', async () => {
    const panel = await opened(flower);
    const { page } = panel;
    assert.match(await panel.words('.gradcheck-entry'), /Choose an entry/);
    await press(panel, ['ArrowRight', 'ArrowRight', 'ArrowDown']);
    assert.match(await panel.words('.gradcheck-entry'), /hidden .*row 2, column 2/);
    const exactly = await page
      .locator('.gradcheck-entry b[title]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('title') ?? ''));
    const [a = Number.NaN, n = Number.NaN] = exactly.map((text) => Number(text.replace('−', '-').replace('−', '-')));
    assert.ok(Math.abs(a - n) < 1e-6 && a !== 0);
    const shown = (await textOf(page.locator('.gradcheck-number b').nth(2))).replaceAll('−', '-');
    assert.ok(Math.abs(Number(shown) - Math.abs(a - n)) <= 0.06 * Math.abs(a - n));
    await page
      .locator('[data-tensor="output.weight"] .heat-map')
      .first()
      .click({ position: { x: 90, y: 8 } });
    assert.match(await panel.words('.gradcheck-entry'), /output .*row 1, column 2/);
  });

  it('goes to another ε by keys and by a click on the curve, and explains by kinks what differs there', async () => {
    const panel = await opened(bent);
    const { page } = panel;
    await press(
      panel,
      Array.from({ length: 12 }, () => ']'),
    );
    await page.waitForFunction(() =>
      /ε 1\.0e−1(?!\d)/.test(document.querySelector('.gradcheck-verdict')?.textContent ?? ''),
    );
    await page.waitForSelector('.gradcheck-kinks tbody tr');
    await done(panel);
    assert.match(await panel.words('.gradcheck-verdict'), /Backpropagation agrees/);
    assert.match(await panel.words('.view-kinks'), /entries cross one/);
    await press(panel, ['n']);
    assert.match(await panel.words('.gradcheck-entry'), /Kink: z of hidden unit \d passes 0 on example \d+/);
    const box = await page.locator('.epsilon-chart').boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + box.width * 0.5, box.y + 60);
    await page.waitForFunction(() =>
      /ε \d.\de−[67]/.test(document.querySelector('.gradcheck-verdict')?.textContent ?? ''),
    );
    await done(panel);
    await press(panel, ['ArrowRight']);
    await panel.screenshot('gradcheck-kinks-dark-1280');
  });

  it('finds a planted wrong entry, says so, and goes to it', async () => {
    const { backward } = Dense.prototype;
    Dense.prototype.backward = function (this: Dense, m: number) {
      backward.call(this, m);
      const gradients: unknown = Reflect.get(this, 'gradients');
      const weight: unknown = gradients instanceof Object ? Reflect.get(gradients, 'weight') : undefined;
      if (weight instanceof Float64Array && weight.length === 8) weight[5] = 1.01 * (weight[5] ?? Number.NaN);
    };
    try {
      const panel = await opened(flower, { width: 700 });
      // The check that is done is kept; another ε begins another one.
      await press(panel, [']']);
      await panel.page.waitForFunction(() => document.querySelector('.gradcheck-verdict.is-wrong') !== null);
      await done(panel);
      assert.match(await panel.words('.gradcheck-verdict'), /^1 entry differs/);
      await press(panel, ['n']);
      assert.match(await panel.words('.gradcheck-entry'), /hidden .*row 3, column 2.*nothing explains it/);
      await panel.screenshot('gradcheck-wrong-dark-700');
    } finally {
      Dense.prototype.backward = backward;
    }
  });

  it('checks one entry of each block of a large matrix, and says so', async () => {
    const panel = await opened(digits);
    assert.match(await panel.words('.gradcheck-sample'), /One entry of each block: [\d,]+ of [\d,]+/);
    assert.match(await panel.words('.gradcheck-verdict'), /agrees/);
  });

  for (const { theme, width } of looks) {
    it(`pictures in ${theme} at ${width} px`, async () => {
      for (const [name, live] of [
        ['flower', flower],
        ['digits', digits],
      ] as const) {
        const panel = await opened(live, { theme, width, height: 1300 });
        await press(panel, ['n']);
        await panel.screenshot(`gradcheck-${name}-${theme}-${width}`);
        const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(wide, false, 'the page is as wide as its pane');
      }
    });
  }
});
