import assert from 'node:assert/strict';
import { historyOf } from '../../src/runs/history/columns';
import { readHistory } from '../../src/runs/history/csv';
import { inspectedFlower } from './fixture/inspected';
import { type PanelPage, settle, textOf } from './panel-page';
import { panels } from './panels';

const cost = '.pane-cost .chart';

async function spoken(panel: PanelPage): Promise<string> {
  return (await panel.page.locator(cost).getAttribute('aria-valuetext')) ?? '';
}

/** Pixels of the cost canvas that differ clearly from the background. */
function inked(panel: PanelPage): Promise<number> {
  return panel.page.locator('.pane-cost canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let count = 0;
    for (let i = 3; i < pixels.length; i += 4) if ((pixels[i] ?? 0) > 40) count++;
    return count;
  });
}

describe('the plot', () => {
  const open = panels();
  const fixture = inspectedFlower();

  it('reads the records with the keyboard', async () => {
    const panel = await open(fixture);
    await panel.page.locator(cost).focus();
    await panel.page.keyboard.press('Home');
    assert.match(await spoken(panel), /^epoch 0: train 0\.\d{4}, test 0\.\d{4}$/);
    await panel.page.keyboard.press('ArrowRight');
    assert.match(await spoken(panel), /^epoch 100:/);
    await panel.page.keyboard.press('End');
    assert.match(await spoken(panel), /^epoch 6,400:/);
    assert.match(await textOf(panel.page.locator('.pane-cost .readout')), /epoch 6,400/);
  });

  it('has a table for those who hear the page, which makes the page no higher', async () => {
    const panel = await open(fixture, { width: 1280, height: 800 });
    assert.ok((await panel.page.locator('.plot-table tr').count()) > 20);
    const [all, shown] = await panel.page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return [scrollHeight, clientHeight];
    });
    assert.equal(all, shown);
  });

  it('zooms by drag and shows all again by double click', async () => {
    const panel = await open(fixture);
    const box = await panel.page.locator('.pane-cost .u-over').boundingBox();
    assert.ok(box);
    const y = box.y + box.height / 2;
    await panel.page.mouse.move(box.x + box.width * 0.1, y);
    await panel.page.mouse.down();
    await panel.page.mouse.move(box.x + box.width * 0.3, y, { steps: 5 });
    await panel.page.mouse.up();
    await panel.page.locator('.pane-cost [data-action="screen-full"]').waitFor();
    await panel.page.mouse.move(box.x + 2, y);
    assert.match(await textOf(panel.page.locator('.pane-cost .readout')), /epoch 1,0\d0|epoch 1,000/);
    await panel.page.mouse.dblclick(box.x + box.width / 2, y);
    await panel.page.locator('.pane-cost [data-action="screen-full"]').waitFor({ state: 'detached' });
    await panel.page.mouse.move(box.x + 1, y);
    assert.match(await textOf(panel.page.locator('.pane-cost .readout')), /epoch 0\b/);
  });

  it('switches to a logarithmic scale and back', async () => {
    const panel = await open(fixture);
    const picture = () =>
      panel.page
        .locator('.pane-cost canvas')
        .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
    const linear = await picture();
    const button = (scale: string) => panel.page.locator(`[data-axis="cost"] [data-scale="${scale}"]`);
    await button('log').click();
    await settle(panel.page);
    const logarithmic = await picture();
    assert.notEqual(logarithmic, linear);
    assert.equal(await button('log').getAttribute('aria-pressed'), 'true');
    // Where there is no room for both, it is pressed and released.
    assert.equal(await button('linear').isVisible(), false);
    await button('log').click();
    await settle(panel.page);
    assert.equal(await picture(), linear);
  });

  it('has a logarithmic axis of steps, by keys too, which the page remembers', async () => {
    for (const [width, theme] of [
      [320, 'light'],
      [700, 'dark'],
      [1280, 'dark'],
    ] as const) {
      const panel = await open(fixture, { width, height: 900, theme });
      const { page } = panel;
      const steps = page.locator('[data-axis="steps"] [data-scale="log"]');
      await steps.focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-axis="steps"] [data-scale="log"][aria-pressed="true"]');
      assert.deepEqual(JSON.parse((await page.evaluate(() => sessionStorage.getItem('state'))) ?? ''), {
        logSteps: true,
      });
      await settle(page);
      await panel.screenshot(`plot-steps-${theme}-${width}`);
      await page.locator(cost).focus();
      await page.keyboard.press('Home');
      assert.match(await spoken(panel), /^epoch 0:/);
      await page.keyboard.press('ArrowRight');
      assert.match(await spoken(panel), /^epoch 100:/);
      // Half of the axis is three decades of steps.
      const box = await page.locator('.pane-cost .u-over').boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      assert.match(await spoken(panel), /^epoch 100:/);
      const clipped = await page
        .locator('.pane-cost .pane-head')
        .evaluate((head) => head.scrollWidth > head.clientWidth);
      assert.equal(clipped, false, `the head at ${width} px`);
    }
  });

  it('has ticks on every axis, linear, logarithmic, and over three hundred decades', async () => {
    const panel = await open(fixture);
    const labelled = (pane: string) =>
      panel.page.locator(`${pane} canvas`).evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return [0, 0];
        const inkIn = (x: number, y: number, width: number, height: number): number => {
          const { data = [] } = canvas.getContext('2d')?.getImageData(x, y, width, height) ?? {};
          let count = 0;
          for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 100) count++;
          return count;
        };
        return [inkIn(0, 0, 44, canvas.height - 24), inkIn(0, canvas.height - 18, canvas.width, 18)];
      });
    const check = async (what: string): Promise<void> => {
      for (const pane of ['.pane-cost', '.pane-accuracy']) {
        const ink = await labelled(pane);
        assert.ok(
          ink.every((pixels) => pixels > 30),
          `${what}, ${pane}: ${ink}`,
        );
      }
    };
    await check('linear');
    await panel.page.locator('[data-axis="cost"] [data-scale="log"]').click();
    await check('logarithmic');
    await panel.page.locator('[data-axis="steps"] [data-scale="log"]').click();
    await check('logarithmic steps');
    const rows = Array.from({ length: 101 }, (_, epoch) => ({
      epoch,
      step: epoch,
      train: { cost: 0.69 * Math.exp(7.02 * epoch), accuracy: 0.5 },
    }));
    await panel.emit('history', historyOf(rows));
    await check('three hundred decades');
  });

  it('hides curves from the legend and runs from their list', async () => {
    const panel = await open(fixture);
    const all = await inked(panel);
    await panel.page.locator('[data-curve="earlier"]').click();
    await settle(panel.page);
    const own = await inked(panel);
    assert.ok(own < all, 'earlier runs are gone');
    await panel.page.locator('[data-curve="test"]').click();
    assert.doesNotMatch(await spoken(panel), /test/);
    await panel.page.locator('[data-curve="earlier"]').click();
    await panel.page.locator('[data-action="history"]').click();
    await panel.page.locator('.past-run input').first().uncheck();
    await panel.page.locator('.past-run input').last().uncheck();
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.page.locator('.plot-runs').count(), 0);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('data-action')), 'history');
  });

  it('opens, renames and deletes runs', async () => {
    const panel = await open(fixture);
    await panel.page.locator('[data-action="history"]').click();
    await panel.page.getByRole('button', { name: 'Open run 3 · hidden 2' }).click();
    await panel.page.getByRole('button', { name: 'Rename run 4 · lr 0.3' }).click();
    await panel.page.getByRole('button', { name: 'Delete run 4 · lr 0.3' }).click();
    assert.deepEqual(await panel.waitSent('openRun'), [{ id: '3' }]);
    assert.deepEqual(await panel.waitSent('renameRun'), [{ id: '4' }]);
    assert.deepEqual(await panel.waitSent('deleteRun'), [{ id: '4' }]);
  });

  it('copies what a run’s history.csv would hold', async () => {
    const panel = await open(fixture);
    await panel.page.locator('[data-action="copy"]').click();
    const [sent] = await panel.waitSent('copy');
    const { text } = sent as { text: string };
    assert.deepEqual(
      new Float64Array(historyOf([...readHistory('', [text])].map(({ record }) => record)).testCost),
      new Float64Array(fixture.history?.testCost ?? new ArrayBuffer(0)),
    );
    assert.equal(text.split('\n').length, (fixture.history?.length ?? 0) + 2);
    await panel.page.locator('.plot-note', { hasText: '65 records copied' }).waitFor();
  });

  it('saves a PNG and an SVG that is well formed and keeps names as text', async () => {
    const label = '<script>alert(1)</script>';
    const panel = await open({ ...fixture, runs: fixture.runs.map((run) => ({ ...run, label })) });
    await panel.page.evaluate(() => {
      const own = window as unknown as { saved: string[]; sent: unknown[] };
      own.saved = [];
      const push = own.sent.push.bind(own.sent);
      own.sent.push = (message: unknown) => {
        const { params } = message as { params?: { bytes?: ArrayBuffer } };
        const bytes = params?.bytes ? new Uint8Array(params.bytes) : undefined;
        if (bytes) own.saved.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
        return push(message);
      };
    });
    for (const format of ['PNG', 'SVG']) {
      await panel.page.locator('[data-action="save"]').click();
      await panel.page.getByRole('menuitem', { name: format }).click();
      await panel.page.locator('.plot-note', { hasText: `flower-cost.${format.toLowerCase()} saved` }).waitFor();
    }
    const saved = await panel.page.evaluate(() => (window as unknown as { saved: string[] }).saved);
    const [png, svg] = saved.map((base64) => Buffer.from(base64, 'base64'));
    assert.deepEqual([...(png ?? []).slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    const text = svg?.toString('utf8') ?? '';
    const broken = await panel.page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return parsed.querySelector('parsererror, script') !== null || parsed.querySelectorAll('polyline').length < 4;
    }, text);
    assert.equal(broken, false);
    assert.match(text, /&lt;script&gt;/);
  });

  it('marks where the run paused and, in the colour of errors, where it diverged', async () => {
    const panel = await open(fixture);
    const progress = fixture.session.progress;
    assert.ok(progress);
    const before = await inked(panel);
    await panel.emit('session', { ...fixture.session, progress: { ...progress, status: 'paused', epoch: 3000 } });
    assert.ok((await inked(panel)) > before, 'a line and its label are drawn');
    const red = () =>
      panel.page.locator('.pane-cost canvas').evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0;
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        let count = 0;
        for (let i = 0; i < pixels.length; i += 4) {
          if ((pixels[i] ?? 0) > 180 && (pixels[i + 1] ?? 0) < 110 && (pixels[i + 2] ?? 0) < 110) count++;
        }
        return count;
      });
    assert.equal(await red(), 0);
    const divergence = { layer: 'output', tensor: 'Z', step: 5000, epoch: 5000 };
    await panel.emit('session', { ...fixture.session, progress: { ...progress, status: 'diverged', divergence } });
    assert.ok((await red()) > 20);
  });

  it('says what to do next where there is no curve, error by error', async () => {
    const { history, ...rest } = fixture;
    assert.ok(history);
    const { progress, run, ...session } = fixture.session;
    assert.ok(progress && run);
    const empty = { ...rest, runs: [], session: { ...session, disabled: {} } };
    const said = async (
      change: Partial<typeof empty.network>,
      disabled: Record<string, string> = {},
    ): Promise<string> => {
      const panel = await open({
        ...empty,
        session: { ...empty.session, disabled },
        network: { ...empty.network, ...change },
      });
      const text = await textOf(panel.page.locator('.plot-empty'));
      return text;
    };
    assert.match(await said({}), /Press Train/);
    assert.match(await said({ hasData: false }), /no data/);
    assert.match(await said({ trusted: false }), /not trusted/);
    assert.match(await said({}, { train: 'Save the spec first.' }), /Save the spec first/);
    const problem = { code: 'x', severity: 'error' as const, sentence: 's', line: 0, character: 0 };
    assert.match(await said({ problems: [problem, problem] }), /2 errors/);
  });

  it('has a table in place of the canvas, of at most 20 records', async () => {
    const panel = await open(fixture);
    const rows = await panel.page.locator('.pane-cost table tbody tr').count();
    assert.equal(rows, 20);
    assert.match(await textOf(panel.page.locator('.pane-cost table')), /6,400/);
  });

  it('draws a million records and stays itself', async () => {
    const { history: small, ...rest } = fixture;
    const progress = fixture.session.progress;
    assert.ok(small && progress);
    const length = 1_000_000;
    const session = {
      ...fixture.session,
      progress: { ...progress, epochs: length, epoch: length - 1, status: 'finished' as const },
    };
    const panel = await open({ ...rest, runs: [], session });
    await panel.page.evaluate(async (count) => {
      const column = (value: (i: number) => number): ArrayBuffer =>
        Float64Array.from({ length: count }, (_, i) => value(i)).buffer;
      const none = column(() => Number.NaN);
      const trainCost = column((i) => 0.2 + 0.5 * Math.exp(-i / 1e5) + (i === 777_777 ? 0.4 : 0));
      const epoch = column((i) => i);
      const payload = {
        length: count,
        epoch,
        step: epoch,
        trainCost,
        testCost: none,
        trainAccuracy: none,
        testAccuracy: none,
        validationCost: none,
        validationAccuracy: none,
        ...{ trainRmse: none, trainR2: none, testRmse: none, testR2: none, validationRmse: none, validationR2: none },
      };
      window.postMessage({ type: 'event', name: 'history', payload }, '*');
    }, length);
    await panel.page.locator('.pane-cost .u-over').waitFor();
    await settle(panel.page);
    const box = await panel.page.locator('.pane-cost .u-over').boundingBox();
    assert.ok(box);
    const spike = await panel.page.locator('.pane-cost canvas').evaluate(
      (canvas, at) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0;
        const x = Math.round(canvas.getBoundingClientRect().width * at);
        const data = canvas.getContext('2d')?.getImageData(x - 3, 0, 7, canvas.height).data ?? [];
        let top = canvas.height;
        for (let i = 3; i < data.length; i += 4)
          if ((data[i] ?? 0) > 200 && (data[i - 3] ?? 0) > 120) top = Math.min(top, Math.floor(i / 28));
        return top / canvas.height;
      },
      (52 + box.width * 0.777777) / (52 + box.width + 106),
    );
    assert.ok(spike < 0.5, `the one spike among a million records is drawn (its top is at ${spike})`);
  });
});
