import assert from 'node:assert/strict';
import { inspectedDigits, inspectedFlower } from './fixture/inspected';
import { type PanelPage, settle, textOf } from './panel-page';
import { panels } from './panels';

async function lastExample(panel: PanelPage, after: number): Promise<unknown> {
  return (await panel.waitSent('example', after + 1)).at(-1);
}

describe('the example picker', () => {
  const open = panels();
  const fixture = inspectedFlower();

  const asked = async (panel: PanelPage): Promise<number> => (await panel.sent('example')).length;
  const click = async (panel: PanelPage, name: string): Promise<unknown> => {
    const before = await asked(panel);
    await panel.page.locator(`.picker [data-action="${name}"]`).click();
    return lastExample(panel, before);
  };

  it('starts with the first training example and continues, back and round the end', async () => {
    const panel = await open(fixture);
    assert.deepEqual((await panel.waitSent('example'))[0], { from: 'train', index: 0 });
    assert.deepEqual(await click(panel, 'chevron-right'), { from: 'train', index: 1 });
    assert.deepEqual(await click(panel, 'chevron-left'), { from: 'train', index: 0 });
    assert.deepEqual(await click(panel, 'chevron-left'), { from: 'train', index: 399 });
    assert.deepEqual(await click(panel, 'chevron-right'), { from: 'train', index: 0 });
  });

  it('goes to a number, clamped to the set, and to the next wrong one', async () => {
    const panel = await open(fixture);
    const wrong = fixture.wrong ?? new Float64Array(0);
    assert.ok(wrong.length > 1);
    const input = panel.page.locator('.picker-index');
    for (const [typed, index] of [
      ['227', 226],
      ['9999', 399],
      ['0', 0],
    ] as const) {
      const before = await asked(panel);
      await input.fill(typed);
      await input.press('Enter');
      assert.deepEqual(await lastExample(panel, before), { from: 'train', index });
    }
    await input.fill('seven');
    await input.press('Enter');
    assert.equal(await input.inputValue(), '1');
    const first = wrong.find((index) => index > 0);
    assert.deepEqual(await click(panel, 'error'), { from: 'train', index: first });
    assert.match(await textOf(panel.page.locator('.picker')), new RegExp(`${wrong.length} wrong`));
  });

  it('switches between the sets and notifies the host what is watched', async () => {
    const panel = await open(fixture);
    const before = await asked(panel);
    await panel.page.locator('.picker .segmented button', { hasText: 'test' }).click();
    assert.deepEqual(await lastExample(panel, before), { from: 'test', index: 0 });
    await settle(panel.page);
    const watch = (await panel.sent('watch')).at(-1);
    assert.deepEqual((watch as { example: unknown }).example, { from: 'test', index: 0 });
    assert.deepEqual((await panel.waitSent('wrong', 2)).at(-1), { set: 'test' });
  });

  it('takes an x typed by hand, and refuses with a sentence what is none', async () => {
    const panel = await open(fixture);
    await panel.page.locator('.picker [data-action="edit"]').click();
    const input = panel.page.locator('.picker-typed-x');
    const refusal = panel.page.locator('.picker-refusal');
    for (const [typed, sentence] of [
      ['1.5', /needs 2 numbers, and 1 was typed/],
      ['1, 2, 3', /needs 2 numbers, and 3 were typed/],
      ['1, two', /Number 2 is “two”, which is not a number/],
      ['1,', /Number 2 is “”/],
      ['', /Type 2 numbers/],
      ['1, Infinity', /not a number/],
    ] as const) {
      await input.fill(typed);
      await input.press('Enter');
      assert.match(await textOf(refusal), sentence);
    }
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    const before = await asked(panel);
    await input.fill('(−1.5, 2e-1)');
    await input.press('Enter');
    assert.deepEqual(await lastExample(panel, before), { from: 'typed', x: [-1.5, 0.2] });
    assert.equal(await refusal.isVisible(), false);
    await input.press('Escape');
    assert.deepEqual(await lastExample(panel, before + 1), { from: 'train', index: 0 });
  });

  it('shows an image as an image, and right or wrong', async () => {
    const panel = await open(inspectedDigits());
    await panel.page.locator('.picker-answer').waitFor();
    assert.equal(await panel.page.locator('canvas.picker-image').count(), 1);
    assert.match(await textOf(panel.page.locator('.picker-answer')), /y\s5[\s\S]*ŷ\s5 \(0\.97/);
    assert.equal(await panel.page.locator('.picker-right').count(), 1);
  });

  it('asks for the wrong ones at most once a second while training', async () => {
    const panel = await open(fixture);
    await panel.waitSent('wrong');
    const before = (await panel.sent('wrong')).length;
    const started = Date.now();
    const { progress } = fixture.session;
    assert.ok(progress);
    for (let step = 6401; step < 6411; step++) {
      await panel.emit('session', { ...fixture.session, progress: { ...progress, epoch: step, step } });
    }
    const asked = (await panel.sent('wrong')).length - before;
    assert.ok(asked <= Math.ceil((Date.now() - started) / 1000), `${asked} questions`);
  });

  it('says why there is no example', async () => {
    const { prepared, progress, run, ...session } = fixture.session;
    assert.ok(prepared && progress && run);
    const panel = await open({ ...fixture, session: { ...session, engine: 'none' } });
    assert.match(await textOf(panel.page.locator('.picker')), /No example yet/);
  });
});
