import assert from 'node:assert/strict';
import { seenInFourLooks } from './four-looks';
import { Panel } from './panel';
import { until } from './until';
import { longestWait, Workbench } from './workbench';

describe('a person with the large views', () => {
  let workbench: Workbench;
  let panel: Panel;

  before(async () => {
    workbench = await Workbench.open({ viewport: { width: 1500, height: 950 } });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('views-failed');
  });
  after(async () => {
    await workbench?.close();
  });

  /** Opens one of the course's specs, with its diagram beside it, and trains to its end. */
  async function train(file: string, epochs: number): Promise<void> {
    await workbench.runCommand('View: Close All Editors');
    await workbench.page.locator('iframe.webview.ready').waitFor({ state: 'detached', timeout: longestWait });
    await workbench.openFile(file);
    panel = await Panel.beside(workbench);
    await panel.button('Train').click();
    await panel.reaches('epoch', (epoch) => epoch === epochs);
  }

  const view = () => panel.frame.locator('.large-view');

  /** Closes the view by its key, after a click beside what has keys of its own. */
  async function close(): Promise<void> {
    await view().locator('h2').click();
    await workbench.page.keyboard.press('Escape');
    await view().waitFor({ state: 'hidden', timeout: longestWait });
    await panel.layers().first().waitFor({ timeout: longestWait });
  }

  it('sees why a network from zeros does not learn, writes the remedy and sees it healthy', async () => {
    await train('flower-zeros.nnet', 5000);
    await workbench.runCommand('NNet: Show Health of the Network');
    await view().locator('.health-unit.tied').nth(3).waitFor({ timeout: longestWait });
    const finding = view().locator('.health-finding', { hasText: 'hidden 1, 2, 3 and 4 are one unit 4 times.' });
    await finding.waitFor({ timeout: longestWait });
    assert.match(await finding.innerText(), /W, b and all gradients are 0, so no step moves them\./);
    await seenInFourLooks(workbench, 'health-zeros');
    await finding.locator('button.link').first().click();
    await view().getByText('Written. Reset begins with it.').waitFor({ timeout: longestWait });
    await close();
    await workbench.save();
    assert.match(workbench.read('course/6-initialisation/flower-zeros.nnet'), /dense hidden 4 tanh init=xavier/);
    await panel.frame.locator('[data-control="reset"]').click();
    await panel.reaches('epoch', (epoch) => epoch === 0);
    await panel.button('Train').click();
    await panel.reaches('epoch', (epoch) => epoch === 5000);
    await workbench.runCommand('NNet: Show Health of the Network');
    await view().locator('.health-fine').waitFor({ timeout: longestWait });
    assert.equal(await view().locator('.health-unit.tied').count(), 0);
    await workbench.screenshot('health-mended');
    await close();
  });

  it('sees which class is taken for which, and lets an example of a cell flow', async () => {
    await train('iris.nnet', 100);
    await workbench.runCommand('NNet: Show Results');
    await view().locator('.results-cell[data-truth="2"][data-predicted="2"]').click();
    await view().locator('.view-cell .results-example').first().waitFor({ timeout: longestWait });
    const [counted] = (await view().locator('.results-head').innerText()).match(/\d+ of 45 test examples wrong/) ?? [];
    assert.ok(counted);
    const example = view().locator('.view-cell .results-example').nth(1);
    const index = Number(await example.getAttribute('data-index')) + 1;
    await example.click();
    await view().getByText(`In the network: test example ${index}.`).waitFor({ timeout: longestWait });
    await seenInFourLooks(workbench, 'results');
    await view().locator('.results-chosen .link').first().click();
    await view().waitFor({ state: 'hidden', timeout: longestWait });
    assert.equal(await panel.frame.locator('.picker-index').inputValue(), String(index));
  });

  it('sees both costs of one unit with the way of the run, and a race of optimisers', async () => {
    await train('logistic-regression.nnet', 20_000);
    await workbench.runCommand('NNet: Show Landscape of the Cost');
    const tile = (name: string) => view().locator(`[data-tile="${name}"]`);
    await tile('cut-mse').waitFor({ timeout: longestWait });
    await view().locator('.landscape-progress').waitFor({ state: 'detached', timeout: longestWait });
    assert.match(
      (await tile('plane-cross-entropy').getAttribute('aria-label')) ?? '',
      /^cross-entropy over the plane: 0\.6931 at the start, [\d.]+ after 20,000 steps, lowest [\d.]+$/,
    );
    await seenInFourLooks(workbench, 'landscape-costs');
    await view().locator('vscode-button', { hasText: 'Start the race' }).click();
    await tile('race-plane').waitFor({ timeout: longestWait });
    await until(async () => {
      const costs = await view().locator('.race-table tbody td.number b').allInnerTexts();
      return costs.length > 1 && costs.every((cost) => Number.isFinite(Number(cost))) ? costs : undefined;
    });
    await view().locator('.race-table').scrollIntoViewIfNeeded();
    await seenInFourLooks(workbench, 'landscape-race');
    await close();
  });
});
