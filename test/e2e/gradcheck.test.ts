import assert from 'node:assert/strict';
import { seenInFourLooks } from './four-looks';
import { Panel } from './panel';
import { longestWait, Workbench } from './workbench';

describe('a person who checks the gradients and looks at units', () => {
  let workbench: Workbench;
  let panel: Panel;

  before(async () => {
    workbench = await Workbench.open({ viewport: { width: 1500, height: 950 } });
    await workbench.openFile('iris.nnet');
    panel = await Panel.beside(workbench);
    await panel.button('Train').click();
    await panel.reaches('epoch', (epoch) => epoch === 100);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('gradcheck-failed');
  });
  after(async () => {
    await workbench?.close();
  });

  const words = async (selector: string): Promise<string> =>
    ((await panel.frame.locator(selector).first().innerText()) ?? '').replace(/\s+/g, ' ').trim();

  it('opens the check by its command, walks through entries and closes it', async () => {
    await workbench.runCommand('NNet: Show Gradient Check');
    await panel.frame.locator('.epsilon-chart').waitFor({ timeout: longestWait });
    assert.match(await words('.gradcheck-verdict'), /^Backpropagation agrees/);
    await panel.frame.locator('.heat-map').first().click();
    assert.match(await words('.gradcheck-entry'), /hidden .* row \d, column \d/);
    await seenInFourLooks(workbench, 'gradcheck');
    await workbench.page.keyboard.press('Escape');
    await panel.layers().first().waitFor({ timeout: longestWait });
  });

  it('chooses the features that a unit is shown over, and another activation beside its own', async () => {
    await panel.clickUnit('hidden', 1);
    await panel.frame.locator('.inspect-plane canvas').waitFor({ timeout: longestWait });
    await panel.frame.locator('.plane-feature').nth(1).click();
    await panel.frame.locator('.menu-item', { hasText: 'petal_width' }).click();
    await panel.frame.locator('.plane-ends', { hasText: 'petal_width' }).waitFor({ timeout: longestWait });
    await panel.frame.locator('.inspect-slopes .link').click();
    await panel.frame.locator('.menu-item', { hasText: /^\s*relu\s*$/ }).click();
    await panel.frame.locator('.activation-keys', { hasText: 'relu' }).waitFor({ timeout: longestWait });
    await seenInFourLooks(workbench, 'unit-over-features');
  });
});
