import assert from 'node:assert/strict';
import { Panel } from './panel';
import { until } from './until';
import { longestWait, Workbench } from './workbench';

const line = 'dense hidden 4 tanh';

/** The places at which two texts differ, word by word. */
function changedWords(before: string, after: string): [string, string][] {
  const words = (text: string): string[] => text.split(/(\s+|[{}=])/);
  const [old, now] = [words(before), words(after)];
  assert.equal(now.length, old.length);
  return old.flatMap((word, i): [string, string][] => (word === now[i] ? [] : [[word, now[i] ?? '']]));
}

describe('a person with flower.nnet', () => {
  let workbench: Workbench;
  let panel: Panel;
  let original: string;

  before(async () => {
    workbench = await Workbench.open({ viewport: { width: 1500, height: 950 } });
    original = workbench.read('flower.nnet');
    await workbench.openFile('flower.nnet');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('failed');
  });
  after(async () => {
    await workbench?.close();
  });

  it('hovers a layer and reads its shapes', async () => {
    // A lens shows that the extension is active; before, nothing answers.
    await workbench.page.getByText('Open diagram').first().waitFor({ timeout: longestWait });
    const hover = await workbench.hover(line, 'hidden');
    await workbench.screenshot('hover');
    const text = (await hover.innerText()).replace(/\s+/g, ' ');
    assert.match(text, /W\[1\] \(4, 2\)/);
    assert.match(text, /b\[1\] \(4, 1\)/);
    assert.match(text, /Z\[1\], A\[1\] \(4, (m|400)\)/);
  });

  it('opens the diagram next to the text', async () => {
    panel = await Panel.beside(workbench);
    assert.deepEqual(
      await panel.layers().evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label'))),
      ['input, input, 2 units', 'hidden, dense, 4 units', 'output, dense, 1 unit'],
    );
    await workbench.screenshot('opened');
  });

  it('changes 4 units to 5 in the diagram, which changes one word of the text, and undoes it', async () => {
    await panel.layer('hidden').locator('[data-field=units]').dblclick();
    const field = panel.layer('hidden').getByRole('textbox');
    await field.fill('5');
    await field.press('Enter');
    await workbench.line('dense hidden 5 tanh').waitFor({ timeout: longestWait });
    await panel.unit('hidden', 5).waitFor({ timeout: longestWait });
    await workbench.save();
    assert.deepEqual(changedWords(original, workbench.read('flower.nnet')), [['4', '5']]);

    await panel.clickLayer('hidden');
    await workbench.page.keyboard.press('+');
    await workbench.line('dense hidden 6 tanh').waitFor({ timeout: longestWait });
    await workbench.page.keyboard.press('Control+z');
    await panel.unit('hidden', 6).waitFor({ state: 'detached', timeout: longestWait });
    // An undo too many would come right after the one that was requested, and before what is saved.
    await workbench.save();
    assert.deepEqual(changedWords(original, workbench.read('flower.nnet')), [['4', '5']]);
    assert.equal(await workbench.line('dense hidden 5 tanh').count(), 1);
    await workbench.page.keyboard.press('Control+z');
    await workbench.line(line).waitFor({ timeout: longestWait });
    await panel.unit('hidden', 4).waitFor({ timeout: longestWait });
    await workbench.save();
    assert.equal(workbench.read('flower.nnet'), original);
  });

  it('presses Train and sees the cost fall and the accuracy pass 0.88', async () => {
    const before = await panel.reaches('cost', (cost) => cost > 0);
    assert.ok(Math.abs(before - Math.LN2) < 1e-3, `the cost is ${before} before training`);
    await panel.button('Train').click();
    await panel.reaches('cost', (cost) => cost < 0.6);
    await panel.reaches('accuracy', (percent) => percent > 88);
    await panel.reaches('epoch', (epoch) => epoch === 10_000);
    assert.ok((await panel.figure('cost')) < 0.25);
    // The diagram shows the network as it is now, and not as it was when training last had time for a picture.
    await until(async () => {
      const output = (await panel.frame.locator('.picker-output').innerText()).replace(/^\S+\s/, '');
      const unit = panel.frame.getByRole('treeitem', { name: `output, unit 1 of 1, activation ${output}` });
      const moment = await panel.frame.locator('.diagram-moment').innerText();
      return moment.trim() === '' && (await unit.count()) === 1 ? true : undefined;
    });
    await workbench.page.locator('.codelens-decoration', { hasText: 'Reset' }).waitFor({ timeout: longestWait });
  });

  it('clicks a hidden unit and reads its formula', async () => {
    await panel.clickUnit('hidden', 2);
    await panel.inspector.getByText('unit 2 of 4').waitFor({ timeout: longestWait });
    const formulas = panel.inspector.locator('math');
    await formulas.first().waitFor({ timeout: longestWait });
    const shown = (await formulas.allTextContents()).map((text) => text.replace(/\s+/g, ''));
    assert.ok(
      shown.some((text) => /^z.*=∑.*w.*x.*\+b/.test(text)),
      shown.join('; '),
    );
    assert.ok(
      shown.some((text) => /^a.*=tanh\(z/.test(text)),
      shown.join('; '),
    );
    await workbench.screenshot('trained-dark');
  });

  it('breaks the text and sees the badge on the last good diagram, and mends it', async () => {
    await workbench.line(line).click();
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type(' {{');
    await panel.main.getByRole('alert').waitFor({ timeout: longestWait });
    await workbench.screenshot('broken');
    assert.match(await panel.main.getByRole('alert').innerText(), /[Ll]ine \d+/);
    assert.equal(await panel.layers().count(), 3);
    assert.equal(await panel.unit('hidden', 4).count(), 1);

    for (let i = 0; i < 3; i++) await workbench.page.keyboard.press('Backspace');
    await panel.main.getByRole('alert').waitFor({ state: 'hidden', timeout: longestWait });
    await workbench.save();
    assert.equal(workbench.read('flower.nnet'), original);
  });

  it('reloads the window and finds the run again', async () => {
    const cost = await panel.figure('cost');
    await workbench.reload();
    panel = await Panel.again(workbench, 'flower.nnet');
    await panel.reaches('epoch', (epoch) => epoch === 10_000);
    assert.equal(await panel.figure('cost'), cost);
    await panel.toolbar.getByRole('button', { name: /Run 1/ }).waitFor({ timeout: longestWait });
    await workbench.screenshot('reloaded');
  });
});
