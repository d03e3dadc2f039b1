import assert from 'node:assert/strict';
import { looks } from '../looks';
import { exampleSpec, LivePanel } from './live-panel';
import type { PanelPage } from './panel-page';
import { panels } from './panels';
import { textFaults } from './text-faults';

describe('a layer over the steps of a run', () => {
  const open = panels();
  let flower: LivePanel;
  let digits: LivePanel;
  before(async () => {
    const [first, second] = [exampleSpec('flower', 400), exampleSpec('digits', 12)];
    flower = await LivePanel.of(first.text, first.folder);
    digits = await LivePanel.of(second.text, second.folder);
  });

  async function shown(live: LivePanel, options: Parameters<typeof open>[1] = {}): Promise<PanelPage> {
    const ask = (...question: Parameters<LivePanel['ask']>) => live.ask(...question);
    return open(live.fixture, { width: 1280, height: 1000, ask, ...options });
  }

  /** Opens a layer in the inspector, and waits until the run is filled in. */
  async function opened(live: LivePanel, layer: string, options: Parameters<typeof open>[1] = {}): Promise<PanelPage> {
    const panel = await shown(live, options);
    await panel.page.locator('.card', { hasText: layer }).first().click();
    await filled(panel);
    return panel;
  }

  async function filled({ page }: PanelPage): Promise<void> {
    await page.waitForFunction(() => {
      const [step] = document.querySelectorAll('.spread-time tbody tr');
      return step !== undefined && document.querySelector('.spread-filling') === null;
    });
  }

  const reading = (panel: PanelPage): Promise<string> => panel.words('.spread-reading');

  for (const { theme, width } of looks) {
    it(`draws W, Z, A and dW in ${theme} at ${width} px`, async () => {
      for (const [name, live, layer] of [
        ['flower', flower, 'hidden'],
        ['digits', digits, 'hidden'],
      ] as const) {
        const panel = await opened(live, layer, { theme, width, height: 1400 });
        const { page } = panel;
        assert.deepEqual(await page.locator('.spread-time h4').allInnerTexts(), ['W[1]', 'Z[1]', 'A[1]', 'dW[1]']);
        assert.equal(await page.locator('.spread-now').count(), 4, 'the shown moment is marked in each');
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(wide, false, 'the page is as wide as its pane');
        await page.locator('.inspect-time').scrollIntoViewIfNeeded();
        await panel.screenshot(`over-time-${name}-${theme}-${width}`);
      }
    });
  }

  it('has no text that is cut, covered or crossed, however narrow the panel is', async () => {
    const panel = await opened(digits, 'hidden', { recorded: true, width: 320, height: 1400 });
    const { page } = panel;
    for (const width of [320, 480, 700, 1280]) {
      await panel.resize(width, 1400);
      assert.deepEqual(await page.evaluate(textFaults), [], `${width} px`);
    }
    await panel.resize(320, 1400);
    await page.locator('.inspect-time').scrollIntoViewIfNeeded();
    await panel.screenshot('over-time-320');
  });

  it('reads a bin by the mouse, and a click goes to its moment', async () => {
    const panel = await opened(flower, 'hidden');
    const { page } = panel;
    // On a logarithmic axis the first moments have room, as on the curve.
    await page.click('[data-axis="steps"] [data-scale="log"]');
    const picture = page.locator('[data-tensor="weights"] .spread-picture');
    const box = await picture.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 2, box.y + box.height / 2);
    assert.match(await reading(panel), /^W · step 0 · .* ≤ w < .* · \d+ of 8 values · [\d.]+ %$/);
    assert.equal(await page.locator('.spread-bin').count(), 1);
    await page.mouse.click(box.x + 2, box.y + box.height / 2);
    assert.deepEqual((await panel.waitSent('travel')).at(-1), { step: 0 });
    await page.waitForFunction(() => document.querySelector('.spread-now')?.getAttribute('d')?.startsWith('M0.75 '));
    await page.mouse.move(box.x, box.y - 60);
    assert.equal(await page.locator('.spread-bin').count(), 0);
    await panel.emit('session', flower.fixture.session);
    await flower.ask('travel', { step: null });
  });

  it('reads bins by keys, and says the same to a screen reader', async () => {
    const panel = await opened(flower, 'hidden');
    const { page } = panel;
    const picture = page.locator('[data-tensor="activations"] .spread-picture');
    await page.keyboard.press('Tab');
    await picture.focus();
    await page.keyboard.press('Home');
    const first = await reading(panel);
    assert.match(first, /^A · step 0 · /);
    assert.equal(await picture.getAttribute('aria-valuetext'), first.replace('A · ', ''));
    await page.keyboard.press('ArrowRight');
    assert.match(await reading(panel), /^A · step 1 · /);
    const low = async () => Number(/· (\S+) ≤ a/.exec(await reading(panel))?.[1]?.replaceAll('−', '-'));
    await page.keyboard.press('ArrowUp');
    const before = await low();
    await page.keyboard.press('ArrowUp');
    assert.ok((await low()) > before);
    // The counts of a moment's bins are all of its values.
    let sum = 0;
    for (let k = 0; k < 70; k++) await page.keyboard.press('ArrowDown');
    for (let row = 0, last = ''; row < 64; row++) {
      const said = await reading(panel);
      if (said === last) break;
      last = said;
      sum += Number(/([\d,]+) of [\d,]+ values/.exec(said)?.[1]?.replaceAll(',', ''));
      await page.keyboard.press('ArrowUp');
    }
    const total = Number(/of ([\d,]+) values/.exec(await reading(panel))?.[1]?.replaceAll(',', ''));
    assert.equal(sum, total);
    await panel.screenshot('over-time-keys');
    await page.keyboard.press('Enter');
    assert.deepEqual((await panel.waitSent('travel')).at(-1), { step: 1 });
    await flower.ask('travel', { step: null });
  });

  it('has a table of its moments', async () => {
    const panel = await opened(flower, 'output');
    const table = panel.page.locator('[data-tensor="gradients"] table');
    assert.match(await panel.words('[data-tensor="gradients"] caption'), /^dW\[2\] at some of \d+ moments$/);
    assert.equal(await table.locator('tbody tr').count(), 20);
    assert.equal(await table.locator('tbody th').first().textContent(), '0');
  });

  it('asks nothing while a unit is chosen, a view covers it, or all is known', async () => {
    const panel = await opened(flower, 'hidden');
    const { page } = panel;
    const asked = async () => (await panel.sent('spreads')).length;
    const first = await asked();
    assert.ok(first > 0);
    await panel.emit('session', { ...flower.fixture.session });
    await panel.emit('view', { name: 'health' });
    await page.waitForSelector('.view-layers');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.large-view', { state: 'hidden' });
    await panel.clickUnit(2, 0);
    await page.locator('.inspect-sum').waitFor();
    assert.equal(await asked(), first);
  });

  it('is opened from the layer’s row in the health view, without another replay', async () => {
    const panel = await shown(flower);
    const { page } = panel;
    await panel.emit('view', { name: 'health' });
    await page.waitForSelector('.view-layers');
    await page.click('.health-layers th button >> text=output');
    await page.waitForSelector('.large-view', { state: 'hidden' });
    await filled(panel);
    assert.deepEqual(await page.locator('.spread-time h4').allInnerTexts(), ['W[2]', 'Z[2]', 'A[2]', 'dW[2]']);
  });

  it('shows what is observed while it trains, and says what comes before there is a run', async () => {
    const { text, folder } = exampleSpec('flower', 300);
    const paused = await LivePanel.of(text, folder, { paused: true });
    const panel = await shown(paused);
    const { page } = panel;
    await page.locator('.card', { hasText: 'hidden' }).first().click();
    await page.locator('.spread-time').first().waitFor();
    assert.match(await panel.words('.inspect-time'), /One moment so far\./);
    await panel.screenshot('over-time-one');
    for (let k = 2; k <= 6; k++) {
      const { session, snapshot } = await paused.advance(3);
      const asked = (await panel.sent('layer')).length;
      const { progress } = session;
      assert.ok(progress);
      await panel.emit('snapshot', snapshot);
      await panel.emit('session', { ...session, progress: { ...progress, status: 'training' } });
      await panel.waitSent('layer', asked + 1);
      await page.waitForFunction((n) => document.querySelectorAll('.spread-time:first-child tbody tr').length === n, k);
    }
    assert.deepEqual(await panel.sent('spreads'), [], 'nothing is done again while it trains');
    await panel.screenshot('over-time-training');
  });

  it('has a place for what is not there yet', async () => {
    const { prepared, progress, run, ...session } = flower.fixture.session;
    const { snapshot, history, ...rest } = flower.fixture;
    assert.ok(prepared && progress && snapshot && history);
    const panel = await open({ ...rest, session: { ...session, engine: 'none', disabled: {} }, runs: [] });
    await panel.page.locator('.card', { hasText: 'hidden' }).first().click();
    assert.match(await panel.words('.inspect-time'), /Once the network is trained: how W, Z, A and dW/);
  });

  it('tells equal values, and of a layer without weights A alone', async () => {
    const { text, folder } = exampleSpec('flower', 40);
    const zeros = text
      .replace(/dense hidden .*/, 'dense hidden 4 tanh init=zeros\n  dropout rate=0.1')
      .replace(/dense output .*/, 'dense output 1 sigmoid init=zeros');
    const live = await LivePanel.of(zeros, folder);
    const panel = await opened(live, 'hidden');
    const { page } = panel;
    await page.locator('[data-tensor="weights"] .spread-picture').hover();
    assert.match(await reading(panel), /w = 0 · 8 of 8 values · 100\.0 %$/);
    await panel.screenshot('over-time-constant');
    await page.locator('.card', { hasText: 'dropout' }).first().click();
    await page.waitForFunction(() => document.querySelector('.spread-time h4')?.textContent?.trim() === 'A');
    assert.equal(await page.locator('.spread-time').count(), 1);
  });

  it('tells of a run that diverged, and of values that are not finite', async () => {
    const { text, folder } = exampleSpec('flower', 60);
    const wild = text
      .replace(/dense hidden .*/, 'dense hidden 6 relu')
      .replace(/optimizer .*/, 'optimizer gradient-descent lr=1e30')
      .replace(/dense output .*/, 'dense output 1 sigmoid');
    const live = await LivePanel.of(wild, folder);
    assert.equal(live.fixture.session.progress?.status, 'diverged');
    const panel = await opened(live, 'hidden');
    assert.match(await panel.words('.inspect-time'), /The run diverged: nothing is shown behind/);
    await panel.screenshot('over-time-diverged');
  });

  it('shows how far it is filled in, and what is known of it, in 简体中文', async () => {
    let answers = 0;
    // The first answer is of a half of the run, and the second one does not come.
    const ask = async (method: string, params: unknown): ReturnType<LivePanel['ask']> => {
      const answer = await digits.ask(method, params);
      if (method !== 'spreads') return answer;
      if (++answers > 1) await new Promise(() => undefined);
      const points: unknown = Reflect.get(Object(answer.result), 'points');
      const half = Array.isArray(points) ? points.filter((_, k) => k < 12) : [];
      return { ...answer, result: { ...Object(answer.result), points: half, done: 0.42 } };
    };
    const panel = await open(digits.fixture, { lang: 'zh-cn', width: 700, height: 1400, ask });
    const { page } = panel;
    await page.locator('.card', { hasText: 'output' }).first().click();
    await panel.waitSent('spreads', 2);
    await page.waitForFunction(() => document.querySelectorAll('.spread-time').length === 4);
    assert.match(await panel.words('.inspect-time h3'), /^随步数的变化 ?正在重走此次运行：42 %$/);
    await page.locator('.inspect-time').scrollIntoViewIfNeeded();
    await panel.screenshot('over-time-zh-filling');
  });
});
