import assert from 'node:assert/strict';
import { someOf } from '../count';
import { exampleSpec, LivePanel } from './live-panel';
import type { PanelPage } from './panel-page';
import { panels } from './panels';

type Options = Parameters<ReturnType<typeof panels>>[1];

describe('the view of results', () => {
  const open = panels();
  let flower: LivePanel;
  let digits: LivePanel;
  let iris: LivePanel;
  before(async () => {
    const { text, folder } = exampleSpec('flower', 200);
    flower = await LivePanel.of(text, folder);
    const images = exampleSpec('digits', 8);
    digits = await LivePanel.of(images.text, images.folder);
    const names = exampleSpec('iris', 40);
    iris = await LivePanel.of(names.text, names.folder);
  });

  async function opened(live: LivePanel, options: Options = {}, drawn = '.view-classes'): Promise<PanelPage> {
    const ask = (...question: Parameters<LivePanel['ask']>) => live.ask(...question);
    const panel = await open(live.fixture, { width: 1280, height: 1000, ask, ...options });
    await panel.emit('view', { name: 'results' });
    await panel.page.waitForSelector(drawn);
    return panel;
  }

  const press = async ({ page }: PanelPage, ...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  /** Waits until the words of the first element that fits match. */
  const says = ({ page }: PanelPage, selector: string, words: RegExp): Promise<unknown> =>
    page.waitForFunction(
      ([where, source]) =>
        new RegExp(source).test((document.querySelector(where)?.textContent ?? '').replace(/\s+/g, ' ')),
      [selector, words.source] as const,
    );

  const cell = (truth: number, predicted: number): string =>
    `.results-cell[data-truth="${truth}"][data-predicted="${predicted}"]`;

  it('asks nothing before it is opened, nor once it is closed', async () => {
    const panel = await open(flower.fixture, { ask: (...question) => flower.ask(...question) });
    await panel.emit('session', flower.fixture.session);
    assert.deepEqual(await panel.sent('results'), []);
    await panel.page.click('[data-action="views"]');
    await panel.page.click('.menu-item >> text=Results');
    await panel.page.waitForSelector('.results-matrix');
    await press(panel, 'Escape');
    await panel.page.waitForSelector('.large-view', { state: 'hidden' });
    const asked = (await panel.sent('results')).length;
    const { session, snapshot } = await flower.advance(0);
    await panel.emit('snapshot', snapshot);
    await panel.emit('session', { ...session });
    assert.equal((await panel.sent('results')).length, asked);
  });

  it('counts true classes in rows and predicted ones in columns, and the counts add up', async () => {
    const panel = await opened(flower);
    const { page } = panel;
    const counts = (await page.locator('.results-cell').allInnerTexts()).map(Number);
    const [a = NaN, b = NaN, c = NaN, d = NaN] = counts;
    assert.equal(a + b + c + d, 400);
    await says(
      panel,
      '.results-head',
      new RegExp(`^ *${b + c} of 400 training examples wrong, accuracy ${((a + d) / 4).toFixed(2)} %`),
    );
    assert.match(await panel.words('.results-axis'), /^true class ↓ ?predicted class →$/);
    const [first] = await page.locator('.results-classes tbody tr').allInnerTexts();
    const share = (part: number, all: number): string => `${((100 * part) / all).toFixed(2)} %`;
    assert.deepEqual(first?.split(/\t/).slice(0, 5), ['0', '200', String(a + c), share(a, a + c), share(a, a + b)]);
    await page.click('.view-confusion .segmented button:nth-child(2)');
    await says(panel, cell(0, 0), new RegExp(`^ *${Math.round(a / 2)} *$`));
  });

  it('opens the examples of a cell by a click, the most sure first, and a click on one lets it flow', async () => {
    const panel = await opened(digits);
    const { page } = panel;
    const wrong = page.locator('.results-cell.wrong:not(.zero)').first();
    const [count, truth, predicted] = [
      Number(await wrong.innerText()),
      await wrong.getAttribute('data-truth'),
      await wrong.getAttribute('data-predicted'),
    ];
    await wrong.click();
    await says(panel, '.view-cell .view-section-title', new RegExp(`^${truth} as ${predicted}$`));
    assert.equal(await page.locator('.view-cell .results-example').count(), count);
    assert.equal(await page.locator('.view-cell canvas.results-face').count(), count);
    const sure = (await page.locator('.view-cell .results-output').allInnerTexts()).map(Number);
    assert.deepEqual(
      sure,
      [...sure].sort((a, b) => b - a),
    );
    const example = page.locator('.view-cell .results-example').first();
    const index = Number(await example.getAttribute('data-index')) + 1;
    await example.click();
    await says(panel, '.results-chosen', new RegExp(`In the network: test example ${index}\\.`));
    await page.waitForSelector('.view-cell .results-example[aria-pressed="true"]');
    await panel.screenshot('results-cell-dark-1280');
    await page.click('.results-chosen .link >> text=Show in the diagram');
    await page.waitForSelector('.large-view', { state: 'hidden' });
    assert.equal(await page.inputValue('.picker-index'), String(index));
  });

  it('goes through cells and examples by keys, to another set, and into the microscope', async () => {
    const panel = await opened(digits);
    const { page } = panel;
    await press(panel, 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp');
    await says(panel, '.results-cell-words', /true 2, predicted 1: /);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-truth')), '2');
    await press(panel, 'ArrowRight', 'Enter');
    await says(panel, '.view-cell .view-section-title', /^2 as 2, right$/);
    await says(panel, '.view-cell .view-legend', /^24 of \d+ examples/);
    await page.click('.view-cell .link');
    await page.waitForFunction(() => document.querySelectorAll('.view-cell .results-example').length > 24);
    await press(panel, 'n', 'n');
    await page.waitForSelector('.view-cell li:nth-child(2) .results-example[aria-pressed="true"]');
    await page.locator('.view-cell .results-example').first().focus();
    await press(panel, 'ArrowRight', 'Enter');
    await page.waitForSelector('.view-cell li:nth-child(2) .results-example[aria-pressed="true"]');
    await press(panel, '[');
    await says(panel, '.results-head', /training examples wrong/);
    await press(panel, 'm');
    await page.waitForSelector('.ledger');
    assert.equal(await page.locator('.large-view').isVisible(), false);
  });

  it('follows the network while it trains', async () => {
    const { text, folder } = exampleSpec('iris', 300);
    const live = await LivePanel.of(text, folder, { paused: true });
    const panel = await opened(live);
    const before = await panel.words('.results-facts');
    const { session, snapshot } = await live.advance(20);
    await panel.emit('snapshot', snapshot);
    await panel.emit('session', session);
    await panel.page.waitForFunction(
      (words) => (document.querySelector('.results-facts')?.textContent ?? '').replace(/\s+/g, ' ').trim() !== words,
      before,
    );
    await says(panel, '.view-run', /epoch 20/);
  });

  it('says where the figures are of a part of the set, or not complete', async () => {
    const ask: NonNullable<NonNullable<Options>['ask']> = async (method, params) => {
      const answer = await iris.ask(method, params);
      if (method !== 'results' || typeof answer.result !== 'object') return answer;
      return { ...answer, result: { ...answer.result, of: 1_000_000, sampled: true } };
    };
    const panel = await opened(iris, { ask });
    await says(panel, '.results-head', /45 of 1,000,000, spread evenly, while it trains; all of them once it rests/);
  });

  it('draws many classes as an image, with each number on demand', async () => {
    const live = await LivePanel.of(`nnet 1
data { generate blobs samples=3000 classes=60 noise=0.1; holdout 0.3 }
model { input 2; dense hidden 40 tanh; dense output 60 softmax }
train { loss cross-entropy; optimizer adam lr=0.02; batch 32; epochs 6 }
`);
    const panel = await opened(live);
    const { page } = panel;
    assert.equal(await page.locator('.results-cell').count(), 0);
    await press(panel, 'ArrowDown', 'ArrowRight');
    await says(panel, '.results-cell-words', /true 1, predicted 1: \d+ examples?, [\d.]+ % of the row/);
    await press(panel, 'Enter');
    await says(panel, '.view-cell .view-section-title', /^1 as 1, right$/);
    const box = (await page.locator('.results-image').boundingBox()) ?? assert.fail();
    await page.mouse.click(box.x + (box.width * 7.5) / 60, box.y + (box.height * 4.5) / 60);
    await says(panel, '.view-cell .view-section-title', /^4 as 7$/);
    await says(panel, '.view-classes .view-legend', /the 30 of 60 with the lowest F1/);
    await panel.screenshot('results-many-dark-1280');
  });

  it('shows ŷ against y and residuals of a regression, of the target that is chosen', async () => {
    const live = await LivePanel.of(`nnet 1
data { generate sine samples=200; holdout 0.2; scale-target standard }
model { input 1; dense hidden 6 tanh; dense out 1 }
train { loss mse; optimizer adam lr=0.02; batch 8; epochs 60 }
`);
    const panel = await opened(live, {}, '.inspect-residuals');
    const { page } = panel;
    assert.match(await panel.words('.results-head'), /The targets are numbers/);
    assert.deepEqual(await panel.sent('results'), []);
    assert.equal(await page.locator('.results-plots .fit-chart').count(), 3);
    await panel.screenshot('results-regression-dark-1280');
  });

  it('says what to do where nothing is loaded', async () => {
    const panel = await open({ ...flower.fixture, session: { engine: 'none', disabled: {}, specChanged: false } });
    await panel.emit('view', { name: 'results' });
    assert.match(await panel.words('.view-hint'), /\S/);
    assert.equal(await panel.page.locator('.view-section').count(), 0);
  });

  const pictures = [320, 700, 1280].flatMap((width) =>
    (['dark', 'light'] as const).flatMap((theme) => [
      ...(width === 1280 ? [] : [['flower', theme, width] as const]),
      ...(['iris', 'digits'] as const).map((name) => [name, theme, width] as const),
    ]),
  );
  it('pictures in dark and light', async () => {
    for (const [name, theme, width] of someOf(pictures, 4)) {
      const panel = await opened({ flower, iris, digits }[name], { theme, width, height: 1300 });
      await panel.screenshot(`results-${name}-${theme}-${width}`);
      const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      assert.equal(wide, false, 'the page is as wide as its pane');
    }
  });

  it('speaks 简体中文', async () => {
    const panel = await opened(iris, { lang: 'zh-cn' });
    await says(panel, '.results-head', /45 个测试样本中有 \d+ 个错误，/);
  });
});
