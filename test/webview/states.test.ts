import assert from 'node:assert/strict';
import { earlierRun } from './fixture/inspected';
import type { PanelFixture } from './fixture/panel';
import { flowerFixture } from './fixture/trained';
import { brokenFixture, noDataFixture, untrustedFixture } from './fixture/untrained';
import type { PanelPage } from './panel-page';
import { panels } from './panels';

describe('the toolbar and the states of the panel', () => {
  const openPanel = panels();
  let panel: PanelPage;
  const training = flowerFixture();
  const paused = flowerFixture('paused');

  const open = async (fixture: PanelFixture): Promise<void> => {
    panel = await openPanel(fixture);
  };
  const control = (name: string): string => `.toolbar [data-control="${name}"]`;

  it('gives Train, Pause and Resume one place', async () => {
    await open(training);
    assert.equal(await panel.page.locator('.primary-control').count(), 1);
    await panel.page.click(control('pause'));
    assert.deepEqual(await panel.waitSent('control'), [{ control: 'pause' }]);
    await panel.emit('session', paused.session);
    await panel.page.click(control('resume'));
    assert.deepEqual(await panel.waitSent('control', 2), [{ control: 'pause' }, { control: 'resume' }]);
  });

  it('offers to continue a run that has stopped, or to begin a new one', async () => {
    const { progress, disabled } = paused.session;
    if (!progress) throw new Error('the fixture trains');
    const stopped = { ...paused.session, progress: { ...progress, status: 'stopped' as const } };
    panel = await openPanel(
      { ...paused, session: { ...stopped, disabled: { ...disabled, pause: 'not training' } } },
      { width: 320 },
    );
    await panel.page.click(control('resume'));
    assert.deepEqual(await panel.waitSent('control'), [{ control: 'resume' }]);
    assert.equal(await panel.page.locator(control('train')).count(), 1);
    assert.ok(await panel.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await panel.emit('session', { ...stopped, disabled: { ...disabled, resume: 'nothing to resume' } });
    await panel.page.waitForSelector(control('resume'), { state: 'detached' });
  });

  it('shows epoch, cost, accuracy and time, and how far the run is', async () => {
    await open(training);
    const words = await panel.words('.metrics');
    assert.match(
      words,
      /epoch 6,400 \/ 10,000 ?cost 0\.\d{4} test 0\.\d{4} ?accuracy \d\d\.\d\d % test \d\d\.\d\d % ?time 0\.43 s 0\.26 s left/,
    );
    assert.equal(await panel.page.$eval('.progress', (bar) => (bar as HTMLElement).style.width), '64%');
  });

  it('shows RMSE and R² of a regression in place of the accuracy', async () => {
    await open(paused);
    const { progress } = paused.session;
    if (!progress?.record) throw new Error('the fixture trains');
    const { epoch, step } = progress.record;
    const measured = { train: { cost: 0.25, rmse: 41_117.25, r2: 0.958 }, test: { cost: 0.5, rmse: 53_342.95 } };
    await panel.emit('session', { ...paused.session, progress: { ...progress, record: { epoch, step, ...measured } } });
    await panel.page.waitForSelector('.metric.rmse');
    const words = await panel.words('.metrics');
    assert.match(words, /cost 0\.2500 test 0\.5000 ?RMSE [\d,.]+ test [\d,.]+ ?R² 0\.9580 ?time/);
    assert.doesNotMatch(words, /accuracy/);
  });

  it('shows the results of the expectations, with both values, and leaves the picker where it is', async () => {
    await open(paused);
    const outcomes = [
      { name: 'train-cost' as const, pass: true, actual: 0.25, max: 0.3 },
      { name: 'test-accuracy' as const, pass: false, actual: 0.905, min: 0.95 },
    ];
    await panel.emit('session', { ...paused.session, outcomes });
    const chip = panel.page.locator('.outcomes');
    await chip.waitFor();
    assert.match((await chip.textContent()) ?? '', /1 of 2 expectations met/);
    assert.equal(
      await chip.getAttribute('title'),
      'Passed: train-cost is 0.25, at most 0.3 was expected.\nFailed: test-accuracy is 0.905, at least 0.95 was expected.',
    );
    assert.equal(await panel.page.locator('.message:not([hidden])').count(), 0);
  });

  it('offers the runs that its list leaves out', async () => {
    await open(paused);
    await panel.emit('runs', { runs: [earlierRun('4', 'Run 4', 100, 0.3, 20)], older: 3 });
    await panel.page.click('.run-button');
    await panel.page.click('[role="menuitem"]:has-text("3 more")');
    assert.deepEqual(await panel.waitSent('chooseRun'), [{}]);
  });

  it('says why the host refused a control', async () => {
    panel = await openPanel(paused, { refusal: 'Save the spec before training it.' });
    await panel.page.click(control('resume'));
    await panel.page.waitForSelector('.message:not([hidden])');
    assert.match(await panel.words('.message'), /Save the spec/);
  });

  for (const [lang, label] of [
    ['en', 'Run 5'],
    ['zh-cn', '运行 5'],
  ] as const) {
    it(`shows in full which run it is (${lang}), and says why the host would not open another`, async () => {
      const refusal = 'A run is training: stop it first.';
      const session = { ...training.session, run: { id: '5', label } };
      const runs = [earlierRun('4', 'Run 4', 100, 0.3, 20)];
      panel = await openPanel({ ...training, session, runs }, { refusal, lang });
      const button = panel.page.locator('.run-button');
      const name = button.locator('.run-name');
      assert.equal(await name.innerText(), label);
      const [inner, outer] = [await name.boundingBox(), await button.boundingBox()];
      assert.ok(
        inner && outer && inner.width > 20 && inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width,
      );
      await button.click();
      await panel.page.locator('.menu [role^=menuitem]').first().click();
      assert.deepEqual(await panel.waitSent('openRun'), [{ id: '4' }]);
      await panel.page.locator('.message', { hasText: refusal }).waitFor();
    });
  }

  it('says why a control cannot act, and sends nothing', async () => {
    await open(noDataFixture());
    const train = panel.page.locator(control('train'));
    assert.equal(await train.getAttribute('aria-disabled'), 'true');
    assert.match((await train.getAttribute('title')) ?? '', /no data block/);
    await train.click();
    assert.deepEqual(await panel.sent('control'), []);
  });

  it('says that an untrusted workspace is not read, and continues drawing', async () => {
    await open(untrustedFixture());
    assert.match(await panel.words('.message'), /not trusted/);
    assert.equal(await panel.page.locator('.card').count(), 3);
    assert.match((await panel.page.getAttribute(control('train'), 'title')) ?? '', /workspace not trusted/);
    assert.deepEqual(await panel.sent('watch'), []);
  });

  it('keeps the last good network, dimmed, while the text is broken, and leads to the line', async () => {
    await open(training);
    const broken = brokenFixture(training);
    // Broken for a moment only, as while a person types: what the row says is watched all the time.
    await panel.page.$eval('.message', (row) => {
      const look = (): boolean => row.hasAttribute('hidden') || row.toggleAttribute('data-seen', true);
      new MutationObserver(look).observe(row, { attributeFilter: ['hidden'] });
    });
    await panel.emitTogether([
      ['network', broken.network],
      ['network', training.network],
    ]);
    assert.equal(await panel.page.getAttribute('.message', 'data-seen'), null);
    await panel.emit('network', broken.network);
    await panel.page.waitForSelector('.message:not([hidden])');
    assert.equal(await panel.page.$eval('.picture', (picture) => getComputedStyle(picture).opacity), '0.45');
    assert.match(await panel.words('.badge.error'), /line 12/);
    assert.match(await panel.words('.message'), /Line 12: the text that starts at column 28/);
    await panel.page.click('.message vscode-button');
    assert.deepEqual(await panel.waitSent('reveal'), [{ line: 11, character: 27 }]);
    await panel.emit('network', training.network);
    assert.equal(await panel.page.isVisible('.message'), false);
    assert.equal(await panel.page.$eval('.picture', (picture) => getComputedStyle(picture).opacity), '1');
  });

  it('names the layer that diverged first, and the remedy', async () => {
    await open(training);
    const progress = training.session.progress;
    assert.ok(progress);
    const divergence = { layer: 'output', tensor: 'Z[2]', step: 100, epoch: 100 };
    await panel.emit('session', { ...training.session, progress: { ...progress, status: 'diverged', divergence } });
    assert.match(await panel.words('.message'), /Diverged at epoch 100.*Z\[2\] of output.*smaller lr/s);
  });

  it('says when the spec has changed since the run began', async () => {
    await open({ ...training, session: { ...training.session, specChanged: true } });
    assert.match(await panel.words('.chip'), /spec changed/);
  });

  it('says that the engine is lost, and how to continue', async () => {
    await open(training);
    await panel.emit('session', { engine: 'lost', disabled: {}, specChanged: false });
    assert.match(await panel.words('.message'), /ended unexpectedly/);
  });

  it('goes from control to control with the arrow keys', async () => {
    await open(paused);
    await panel.page.focus(control('resume'));
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('data-control')), 'step');
  });

  it('watches only what is shown, with a surface for every unit of a plane', async () => {
    await open(training);
    const [watch] = (await panel.waitSent('watch')) as { visible: boolean; surface: number }[];
    assert.equal(watch?.visible, true);
    assert.equal(watch?.surface, 64);
  });

  it('overflows nowhere at 320 px', async () => {
    panel = await openPanel(training, { width: 320 });
    assert.ok((await panel.page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  });
});
