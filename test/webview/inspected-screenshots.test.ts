import { historyOf } from '../../src/runs/history/columns';
import { isFull } from '../count';
import { inspectedDigits, inspectedFlower } from './fixture/inspected';
import { themes } from './fixture/themes';
import type { PanelPage } from './panel-page';
import { panels } from './panels';

describe('pictures of plot, inspector and picker', () => {
  const open = panels();
  const flower = inspectedFlower();
  const digits = inspectedDigits();

  for (const theme of isFull ? themes : (['hc-light'] as const)) {
    it(`a tanh unit and a relu unit in ${theme}`, async () => {
      for (const [name, fixture, unit] of [
        ['flower', flower, 1],
        ['digits', digits, 19],
      ] as const) {
        const panel = await open(fixture, { theme, height: name === 'flower' ? 800 : 1000 });
        await choose(panel, unit);
        await panel.screenshot(`inspect-${name}-${theme}`);
      }
    });
  }

  for (const width of [760, 320]) {
    it(`a unit at ${width} px`, async () => {
      const panel = await open(flower, { width, height: width === 320 ? 1500 : 800 });
      await panel.clickUnit(1, 1);
      await panel.page.locator('.inspect-sum [data-total]').waitFor();
      await panel.screenshot(`inspect-flower-${width}`);
    });
  }

  it('in 简体中文', async () => {
    const panel = await open(flower, { lang: 'zh-cn' });
    await panel.clickUnit(1, 1);
    await panel.page.locator('.inspect-sum [data-total]').waitFor();
    await panel.screenshot('inspect-flower-zh');
  });

  it('paused, diverged, and a run with earlier ones', async () => {
    const panel = await open(flower);
    const { progress } = flower.session;
    if (!progress) throw new Error('the fixture trains');
    await panel.emit('session', { ...flower.session, progress: { ...progress, status: 'paused' } });
    await panel.screenshot('plot-paused');
    const divergence = { layer: 'output', tensor: 'Z', step: 100, epoch: 100 };
    const rows = Array.from({ length: 101 }, (_, epoch) => {
      const cost = 0.69 * Math.exp(7.02 * epoch);
      return { epoch, step: epoch, train: { cost: epoch === 100 ? Number.NaN : cost, accuracy: 0.5 } };
    });
    await panel.emit('history', historyOf(rows));
    await panel.emit('session', {
      ...flower.session,
      run: { id: '6', label: 'Run 6' },
      progress: { ...progress, epoch: 100, epochs: 120, status: 'diverged', divergence },
    });
    await panel.page.locator('[data-axis="cost"] [data-scale="log"]').click();
    await panel.screenshot('plot-diverged');
  });

  it('a layer, a softmax unit, the runs, a logarithmic scale', async () => {
    const panel = await open(digits, { height: 1000 });
    await panel.clickUnit(2, 5);
    await panel.page.locator('.inspect-sum [data-total]').waitFor();
    await panel.screenshot('inspect-softmax');
    await panel.page.locator('.card', { hasText: 'hidden' }).first().click();
    await panel.page.locator('.inspect-spread-A').waitFor();
    await panel.screenshot('inspect-layer');
    const plot = await open(flower);
    await plot.page.locator('[data-axis="cost"] [data-scale="log"]').click();
    await plot.page.locator('[data-action="history"]').click();
    await plot.page.mouse.move(200, 700);
    await plot.screenshot('plot-runs-log');
  });
});

/** By the hidden layer's card, then from unit to unit. */
async function choose(panel: PanelPage, unit: number): Promise<void> {
  await panel.page.locator('.card', { hasText: 'hidden' }).first().click();
  for (let i = 0; i <= unit; i++) {
    await panel.page.getByRole('button', { name: 'Next unit' }).click();
    await panel.page.locator('.inspect-which', { hasText: `unit ${i + 1} of` }).waitFor();
  }
  await panel.page.locator('.inspect-sum [data-total]').waitFor();
}
