import assert from 'node:assert/strict';
import { seenInFourLooks } from './four-looks';
import { Panel } from './panel';
import { until } from './until';
import { longestWait, Workbench } from './workbench';

describe('a person with the microscope and the bar of time', () => {
  let workbench: Workbench;
  let panel: Panel;

  before(async () => {
    workbench = await Workbench.open({ viewport: { width: 1500, height: 950 } });
    await workbench.openFile('flower.nnet');
    panel = await Panel.beside(workbench);
    await panel.button('Train').click();
    await panel.reaches('epoch', (epoch) => epoch === 10_000);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('microscope-failed');
  });
  after(async () => {
    await workbench?.close();
  });

  const words = async (selector: string): Promise<string> =>
    ((await panel.frame.locator(selector).first().innerText()) ?? '').replace(/\s+/g, ' ').trim();

  it('walks through one update, forward, to the cost, backward and to the new weights', async () => {
    await panel.button('See one update through the microscope').click();
    const stops = panel.frame.locator('.stop');
    await stops.first().waitFor({ timeout: longestWait });
    assert.equal(await stops.count(), 6);
    for (let stop = 0; stop < 6; stop++) {
      await workbench.page.keyboard.press(String(stop + 1));
      await panel.frame
        .locator(`.stop.current[data-stop="${stop}"] .equation`)
        .first()
        .waitFor({ timeout: longestWait });
      if (stop === 4) await workbench.screenshot('microscope-backward');
    }
    assert.match(await words('.effect tbody'), /^L, this example [\d.e−]+ [\d.e−]+ J, all 400 0\.2179 [\d.]+$/);
    await seenInFourLooks(workbench, 'microscope-update');
  });

  it('shows the batch as columns, and closes', async () => {
    await workbench.page.keyboard.press('5');
    await workbench.page.keyboard.press('b');
    await panel.frame.locator('.strips').waitFor({ timeout: longestWait });
    await seenInFourLooks(workbench, 'microscope-batch');
    await workbench.page.keyboard.press('Escape');
    await panel.layers().first().waitFor({ timeout: longestWait });
  });

  it('goes back in the run by keys and by the curve, and to the end again', async () => {
    const bar = panel.frame.locator('.time-step');
    assert.match(await words('.time-step'), /^10,000 \/ 10,000$/);
    await panel.frame.locator('.pane-cost .u-over').click();
    await panel.frame.locator('.moment-band').waitFor({ timeout: longestWait });
    assert.match(
      await words('.band-words'),
      /^Everything below shows step [45],\d{3} of 10,000 cost 0\.2\d+ accuracy \d\d\.\d\d %$/,
    );
    await seenInFourLooks(workbench, 'time-travel');
    const before = Number((await words('.time-step')).split(' ')[0]?.replace(',', ''));
    await workbench.page.keyboard.press(',');
    await until(async () => (await bar.innerText()).startsWith((before - 1).toLocaleString('en')) || undefined);
    await panel.button('Back to the end').click();
    await panel.frame.locator('.moment-band').waitFor({ state: 'hidden', timeout: longestWait });
    assert.match(await words('.time-step'), /^10,000/);
  });

  it('goes to the first moment of the run at which a goal holds', async () => {
    const search = panel.frame.locator('.until [data-action="search"]');
    await search.click({ timeout: longestWait });
    await panel.frame.locator('.until-note').waitFor({ timeout: longestWait });
    await until(async () => /^cost 0\.2[45]\d\d at step [\d,]+$/.test(await words('.until-note')) || undefined);
    const [step] = (await words('.time-step')).split(' ');
    assert.ok((await words('.until-note')).endsWith(` ${step}`));
    await panel.button('Back to the end').click();
    await panel.frame.locator('.moment-band').waitFor({ state: 'hidden', timeout: longestWait });
  });

  it('branches from a moment of the run, and to its bits where the spec is unchanged', async () => {
    const cost = await words('.toolbar .cost b');
    await panel.frame.locator('.pane-cost .u-over').click({ position: { x: 30, y: 40 } });
    await panel.frame.locator('.band-branch').click({ timeout: longestWait });
    await until(async () => (await words('.run-name')) === 'Run 2' || undefined);
    await panel.reaches('epoch', (epoch) => epoch === 10_000);
    await until(async () => (await words('.toolbar .cost b')) === cost || undefined);
    await seenInFourLooks(workbench, 'branch');
  });

  it('trains in slow motion until a cost that is chosen, and on to the same end', async () => {
    const cost = await words('.toolbar .cost b');
    await panel.frame.locator('[data-control="reset"]').click();
    await panel.reaches('epoch', (epoch) => epoch === 0);
    await panel.frame.locator('.speed-slider').fill('60');
    await panel.frame.locator('.until-number').fill('0.5');
    await panel.frame.locator('.until [data-action="debug-step-over"]').click();
    await panel.frame.locator('.until-note .codicon-check').waitFor({ timeout: longestWait });
    assert.match(await words('.until-note'), /^cost 0\.4\d+ at step \d{3}$/);
    await seenInFourLooks(workbench, 'slow-motion');
    await panel.frame.locator('.speed-slider').fill('100');
    await panel.button('Resume').click();
    await panel.reaches('epoch', (epoch) => epoch === 10_000);
    await until(async () => (await words('.toolbar .cost b')) === cost || undefined);
  });
});
