import assert from 'node:assert/strict';
import { flower } from './fixture/data';
import { inspectedDigits, inspectedFlower, networkIn, unitAnswer } from './fixture/inspected';
import { type PanelPage, textOf } from './panel-page';
import { panels } from './panels';

const number = (text: string): number => Number(text.replace('−', '-').replace(/,/g, ''));

/** One unit of the last digit of a number as it is shown. */
const lastDigit = (text: string): number => 10 ** -(text.split('.')[1]?.length ?? 0);

async function choose(panel: PanelPage, position: number, unit: number): Promise<void> {
  await panel.clickUnit(position, unit);
  await panel.page.locator('.inspect-which', { hasText: `${unit + 1} of` }).waitFor();
}

describe('the inspector', () => {
  const open = panels();
  const fixture = inspectedFlower();

  it('says what to click while nothing is selected', async () => {
    const panel = await open(fixture);
    assert.match(await textOf(panel.page.locator('.inspector')), /Click a unit in the diagram/);
  });

  it('writes factors, terms and z so that they multiply and add up as they are shown', async () => {
    const panel = await open(fixture);
    for (const unit of [0, 1, 2, 3]) {
      await choose(panel, 1, unit);
      await panel.page.locator('.terms [data-total]').waitFor();
      const terms = await panel.page.locator('.terms [data-term]').allInnerTexts();
      const total = await textOf(panel.page.locator('.terms [data-total]'));
      assert.equal(terms.length, 3);
      const sum = terms.reduce((whole, term) => whole + number(term), 0);
      assert.ok(Math.abs(sum - number(total)) <= lastDigit(total) * 1.000001, `${terms.join(' + ')} = ${total}`);
      assert.equal(new Set(terms.map(lastDigit)).size, 1, 'one column, one number of decimals');
      const rows = await panel.page
        .locator('.terms tbody tr')
        .evaluateAll((all) =>
          all.slice(0, 2).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
        );
      for (const [w = '', a = '', term = ''] of rows) {
        const product = number(w) * number(a);
        assert.ok(Math.abs(product - number(term)) <= lastDigit(term) * 1.000001, `${w} × ${a} = ${term}`);
      }
      assert.equal(await panel.page.locator('.terms-digits').count(), 1);
    }
  });

  it('lists the largest terms first and has every digit in the tooltip', async () => {
    const panel = await open(fixture);
    await choose(panel, 1, 1);
    await panel.page.locator('.terms [data-total]').waitFor();
    const exact = await panel.page
      .locator('.terms [data-term]')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title') ?? ''));
    const view = unitAnswer(networkIn(fixture), flower(400, 1), flower(400, 1).x[70] ?? new Float64Array(2), 1, 1, 2);
    const w = new Float64Array(view.weights ?? new ArrayBuffer(0));
    const a = new Float64Array(view.inputs ?? new ArrayBuffer(0));
    const products = Array.from(w, (weight, k) => weight * (a[k] ?? 0)).sort((p, q) => Math.abs(q) - Math.abs(p));
    assert.deepEqual(exact.map(number), [...products, view.bias]);
  });

  it('sums the terms that are left out and counts them', async () => {
    const panel = await open(inspectedDigits());
    await panel.clickUnit(2, 5);
    await panel.page.locator('.terms').waitFor();
    assert.match(await textOf(panel.page.locator('.terms')), /26 others/);
    const terms = (await panel.page.locator('.terms [data-term]').allInnerTexts()).map(number);
    const total = number(await textOf(panel.page.locator('.terms [data-total]')));
    assert.ok(Math.abs(terms.reduce((sum, term) => sum + term, 0) - total) <= 0.001001);
    assert.equal(await panel.page.locator('.exciting-images canvas').count(), 6);
  });

  it('draws the surface, the point on the curve, both histograms, the health', async () => {
    const panel = await open(fixture);
    await choose(panel, 1, 1);
    await panel.page.locator('.curve-point').waitFor();
    assert.equal(await panel.page.locator('.inspect-data .histogram').count(), 2);
    assert.match(await textOf(panel.page.locator('.inspect-health')), /saturated.*of 400.*nearest twin/);
    const colours = await panel.page.locator('canvas.surface').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const seen = new Set<number>();
      for (let i = 0; i < pixels.length; i += 4) seen.add(((pixels[i] ?? 0) >> 4) * 256 + ((pixels[i + 2] ?? 0) >> 4));
      return seen.size;
    });
    assert.ok(colours > 4, 'the surface has more than one colour');
  });

  it('goes to the next unit, to the twin, and lets an exciting example flow', async () => {
    const panel = await open(fixture);
    await choose(panel, 1, 1);
    await panel.page.getByRole('button', { name: 'Next unit' }).click();
    await panel.page.locator('.inspect-which', { hasText: 'unit 3 of 4' }).waitFor();
    const twin = await textOf(panel.page.locator('.inspect-health .link'));
    await panel.page.locator('.inspect-health .link').click();
    await panel.page.locator('.inspect-which', { hasText: `${twin.trim()} of` }).waitFor();
    const before = (await panel.sent('example')).length;
    await panel.page.locator('.exciting').nth(2).click();
    const asked = (await panel.waitSent('example', before + 1)).at(-1);
    const index = new Float64Array(
      fixture.units[`1/${Number(twin.replace(/\D/g, '')) - 1}`]?.exciting.indices ?? new ArrayBuffer(0),
    )[2];
    assert.deepEqual(asked, { from: 'train', index });
  });

  it('shows a layer when none of its units is chosen', async () => {
    const panel = await open(fixture);
    await panel.page.locator('.card', { hasText: 'hidden' }).first().click();
    await panel.page.locator('.inspect-spread-dW').waitFor();
    const said = await textOf(panel.page.locator('.inspector'));
    assert.match(said, /W\[1\] \(4, 2\)/);
    assert.match(said, /saturated units ?2 of 4/);
  });

  it('asks at most eight times a second while snapshots flood in, and asks for the last one', async () => {
    const panel = await open(fixture);
    await choose(panel, 1, 1);
    await panel.page.locator('.terms').waitFor();
    const before = (await panel.sent('unit')).length;
    const started = Date.now();
    let last = 0;
    for (let step = 6401; step < 6413; step++) {
      last = (await panel.sent('unit')).length;
      const moment = { load: 1, epoch: step, step };
      await panel.emit('snapshot', { ...fixture.snapshot, sequence: step, moment });
    }
    await panel.waitSent('unit', last + 1);
    const seconds = (Date.now() - started) / 1000;
    const asked = (await panel.sent('unit')).length - before;
    assert.ok(asked >= 2 && asked <= Math.ceil(seconds * 8) + 1, `${asked} questions in ${seconds} s`);
  });

  it('shows the structure without numbers before there are weights, and what to do', async () => {
    const { prepared, progress, run, ...session } = fixture.session;
    assert.ok(prepared && progress && run);
    const { snapshot, history, ...rest } = fixture;
    assert.ok(snapshot && history);
    const panel = await open({ ...rest, session: { ...session, engine: 'none', disabled: {} }, runs: [] });
    await choose(panel, 1, 1);
    assert.equal(await panel.page.locator('.formula').count(), 2);
    assert.equal(await panel.page.locator('.terms').count(), 0);
    assert.match(await textOf(panel.page.locator('.inspector')), /Press Train to draw the weights/);
  });

  it('copies a formula as LaTeX by a button that says when it is done', async () => {
    const panel = await open(fixture);
    await choose(panel, 1, 1);
    const buttons = panel.page.locator('.formula-copy');
    await buttons.first().waitFor();
    assert.equal(await buttons.first().getAttribute('aria-label'), 'Copy as LaTeX');
    await buttons.first().focus();
    await panel.page.keyboard.press('Enter');
    await buttons.nth(1).click();
    await panel.waitSent('copy', 2);
    assert.deepEqual(await panel.sent('copy'), [
      { text: 'z_{2}=\\sum_{k}w_{k}x_{k}+b' },
      { text: 'a_{2}=\\tanh(z_{2})' },
    ]);
    await panel.page.waitForFunction(() => document.querySelectorAll('.formula-copy.is-copied').length === 1);
    assert.equal(await buttons.nth(1).getAttribute('aria-label'), 'Copied as LaTeX');
    await panel.page.mouse.move(1, 1);
    await buttons.first().focus();
    assert.equal(await buttons.nth(1).getAttribute('aria-label'), 'Copy as LaTeX');
  });

  it('leaves hostile names what they are: text', async () => {
    const hostile = '<img src=x onerror="window.hacked=1"><b>**bold**</b>';
    const prepared = fixture.session.prepared;
    assert.ok(prepared);
    const layers = fixture.network.layers.map((layer) => (layer.position === 1 ? { ...layer, name: hostile } : layer));
    const panel = await open({
      ...fixture,
      network: { ...fixture.network, layers },
      session: {
        ...fixture.session,
        prepared: { ...prepared, classes: [hostile, 'b'], featureNames: [hostile, hostile] },
      },
      runs: fixture.runs.map((run) => ({ ...run, label: hostile })),
    });
    await choose(panel, 1, 1);
    await panel.page.locator('[data-action="history"]').click();
    assert.equal(await textOf(panel.page.locator('.inspect-head h2')), hostile);
    assert.equal(await textOf(panel.page.locator('.past-run-name').first()), hostile);
    assert.equal(await panel.page.locator('.inspector img, .plot img, .picker img, .inspector b').count(), 0);
    assert.equal(await panel.page.evaluate(() => 'hacked' in window), false);
  });
});
