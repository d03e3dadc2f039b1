import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { passengers } from '../passengers';
import { until } from './until';
import { longestWait, Workbench } from './workbench';

describe('a person with a table of their own', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ viewport: { width: 1500, height: 950 } });
    writeFileSync(path.join(workbench.workspace, 'passengers.csv'), passengers(60));
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('failed');
  });
  after(async () => {
    await workbench?.close();
  });

  it('comes from a new spec to a trained network in at most six steps, by quick fixes alone', async () => {
    const { page } = workbench;
    await workbench.runCommand('NNet: New Network');
    await workbench.lines().first().waitFor({ timeout: longestWait });
    const name = path.basename(await workbench.saveNew(), '.nnet');
    // Without the list of problems, nothing of them would be read.
    await workbench.repeat(() => page.keyboard.press('Control+Shift+m'), page.locator('.markers-panel').first());
    // What only looks wrong with the data, such as a column that counts the rows, hinders no training.
    const row = '.markers-panel .monaco-list-row:has(.codicon-error)';
    const problems = page.locator(`${row} .marker-message, ${row} .details`);
    const told = async (): Promise<string> => (await problems.allTextContents()).join(' ').trim();
    const steps: string[] = [];
    /** Takes the first quick fix that is offered at a line, and waits until the problems are others. */
    const fix = async (line: string): Promise<string> => {
      const last = await told();
      const before = await workbench.lines().allTextContents();
      const fixes = page.locator('.action-widget .monaco-list-row.action');
      await workbench.repeat(async () => {
        if (await fixes.first().isVisible()) return;
        // A menu that appears late is before the line: the click then closes it, and the keys open it again.
        await workbench.line(line).first().click({ timeout: longestWait, force: true });
        await page.keyboard.press('Control+.');
      }, fixes.first());
      steps.push((await fixes.first().textContent()) ?? '');
      await workbench.screenshot(`data-fixes-${steps.length}`);
      await page.keyboard.press('Enter');
      await until(async () =>
        String(await workbench.lines().allTextContents()) !== String(before) ? true : undefined,
      );
      return until(async () => {
        const now = await told();
        return now === last ? undefined : { now };
      }).then(({ now }) => now);
    };
    let problem = await fix('generate circles');
    await workbench.screenshot('data-problem');
    while (problem !== '') {
      problem = await fix('file "passengers.csv"');
      assert.ok(steps.length <= 5, steps.join(' · '));
    }
    await workbench.screenshot('data-warnings');
    await workbench.runCommand('NNet: Train');
    steps.push('Train');
    const runs = path.join(workbench.workspace, '.nnet-runs', name);
    await until(() =>
      existsSync(runs) && readdirSync(runs).some((run) => existsSync(path.join(runs, run, 'weights.safetensors')))
        ? true
        : undefined,
    );
    await workbench.screenshot('data-trained');
    await workbench.runCommand('NNet: Preview Data');
    const preview = workbench.webview();
    await preview.locator('.data-row .data-raw').first().waitFor({ timeout: longestWait });
    assert.match(await preview.locator('.data-head').innerText(), /passengers\.csv/);
    assert.equal(
      await preview.locator('.data-columns tbody tr').count(),
      passengers(1).split('\n')[0]?.split(',').length,
    );
    await workbench.screenshot('data-view');
    // A row leads to its example in the diagram: the third row is the third example of the training set.
    await preview.locator('.data-row[aria-rowindex="4"] .data-raw').first().click({ timeout: longestWait });
    await page.keyboard.press('Enter');
    const chosen = await until(async () => {
      for (const n of [0, 1]) {
        const index = workbench.webview(n).locator('.picker-index');
        // A diagram that has just opened begins with the first one.
        const shown = (await index.isVisible()) ? await index.inputValue() : '1';
        if (shown !== '1') return shown;
      }
      return undefined;
    });
    assert.equal(chosen, '3');
    await workbench.screenshot('data-example');
    console.log(`      ${steps.length} steps: ${steps.join(' · ')}`);
    assert.ok(steps.length <= 6);
  });
});
