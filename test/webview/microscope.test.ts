import assert from 'node:assert/strict';
import { caseCount, isFull } from '../count';
import { uniform } from './fixture/random';
import { exampleSpec, LivePanel } from './live-panel';
import { type PanelPage, settle } from './panel-page';
import { panels } from './panels';
import { numbersOf, shownEquations, wrongEntries } from './shown-equations';
import { wrongTerms } from './shown-terms';

describe('the microscope', () => {
  const open = panels();
  let flower: LivePanel;
  let digits: LivePanel;
  before(async () => {
    const [flat, image] = [exampleSpec('flower', 1000), exampleSpec('digits', 3)];
    flower = await LivePanel.of(flat.text, flat.folder);
    digits = await LivePanel.of(image.text, image.folder);
  });

  async function opened(live: LivePanel, options: Parameters<typeof open>[1] = {}): Promise<PanelPage> {
    const panel = await open(live.fixture, {
      width: 700,
      height: 1000,
      ask: (...question) => live.ask(...question),
      ...options,
    });
    await panel.page.click('[data-action="microscope"]');
    await panel.page.waitForSelector('.ledger');
    return panel;
  }

  /** Opens a stop, from 1, and waits for its numbers. */
  async function goTo({ page }: PanelPage, stop: number): Promise<void> {
    await page.keyboard.press(String(stop));
    await page.waitForSelector(`.stop.current[data-stop="${stop - 1}"]`);
  }

  /** How many terms the open stop shows as products: each is that of the factors beside it. */
  async function rightTerms({ page }: PanelPage): Promise<number> {
    const { count, wrong } = await wrongTerms(page);
    assert.deepEqual(wrong, []);
    return count;
  }

  /** As `rightTerms`, of all stops of the batch. */
  async function termsOfBatch(panel: PanelPage): Promise<number> {
    const { page } = panel;
    await goTo(panel, 5);
    await page.keyboard.press('b');
    await page.waitForSelector('.strips');
    let terms = 0;
    for (const stop of [1, 2, 4, 5]) {
      await goTo(panel, stop);
      await settle(page);
      terms += await rightTerms(panel);
    }
    await page.keyboard.press('b');
    await page.waitForSelector('.strips', { state: 'detached' });
    return terms;
  }

  it('asks nothing while it is closed', async () => {
    const panel = await open(flower.fixture, { ask: (...question) => flower.ask(...question) });
    await panel.emit('session', flower.fixture.session);
    assert.deepEqual(await panel.sent('walk'), []);
    await panel.page.click('[data-action="microscope"]');
    await panel.waitSent('walk');
    await panel.page.keyboard.press('Escape');
    await panel.page.waitForSelector('.microscope', { state: 'hidden' });
    const asked = (await panel.sent('walk')).length;
    await panel.emit('session', { ...flower.fixture.session });
    assert.equal((await panel.sent('walk')).length, asked);
    assert.equal(await panel.page.locator('.plot').isVisible(), true);
  });

  it('copies the lines of every stop as LaTeX, and stays at the stop where it is', async () => {
    const panel = await opened(flower);
    const { page } = panel;
    const copied = async (count: number): Promise<unknown> => (await panel.waitSent('copy', count)).at(-1);
    const current = page.locator('.stop.current');
    const open = await current.getAttribute('data-stop');
    const buttons = page.locator('.stop-head .formula-copy');
    const [inRow, all] = [page.locator('.stop[data-stop="3"] .formula-copy'), await buttons.count()];
    assert.ok(all >= 5, `${all} lines`);
    await page.locator('.stop[data-stop="0"] .formula-copy').first().click();
    assert.deepEqual(await copied(1), { text: 'z^{[1]}=W^{[1]}x+b^{[1]}' });
    await inRow.first().click();
    assert.deepEqual(await copied(2), { text: await inRow.first().getAttribute('data-latex') });
    assert.equal(await inRow.first().getAttribute('aria-label'), 'Copied as LaTeX');
    for (let at = 0; at < all; at++) await buttons.nth(at).click();
    assert.deepEqual(
      (await panel.waitSent('copy', all + 2)).slice(2),
      (await buttons.evaluateAll((each) => each.map((button) => button.getAttribute('data-latex')))).map((latex) => ({
        text: latex,
      })),
    );
    assert.equal(await current.getAttribute('data-stop'), open);
  });

  it('is walked with keys, and with the mouse in the ledger and on the circuit', async () => {
    const panel = await opened(flower);
    const { page } = panel;
    const current = async (stop: number): Promise<void> => {
      await page.waitForSelector(`.stop.current[data-stop="${stop}"]`);
      assert.equal(await page.locator('.circuit-stop.current').textContent(), String(stop + 1));
    };
    await current(0);
    await page.keyboard.press('ArrowRight');
    await current(1);
    await page.keyboard.press('End');
    await current(5);
    await page.keyboard.press('ArrowRight');
    await current(5);
    await page.keyboard.press('ArrowLeft');
    await current(4);
    await page.keyboard.press('Home');
    await current(0);
    await page.click('.stop[data-stop="2"] .stop-lines');
    await current(2);
    await page.click('.circuit-stop >> nth=3');
    await current(3);
  });

  it('shows the formulas of each stop, and what forward keeps for the way back', async () => {
    const panel = await opened(flower, { width: 1280 });
    const { page } = panel;
    const lines = await page.locator('.stop .stop-lines').allInnerTexts();
    assert.equal(lines.length, 6);
    await goTo(panel, 5);
    const shown = (await shownEquations(page)).map(({ line }) => line);
    assert.deepEqual(shown, ['da[1] = W[2]ᵀdz[2]', 'dz[1] = da[1] ∗ g′(z[1])', 'dW[1] = dz[1]xᵀ', 'db[1] = dz[1]']);
    const [kept, read] = await Promise.all([page.locator('.kept').count(), page.locator('.kept.read').count()]);
    assert.deepEqual([kept, read], [5, 3], 'x, z[1] and W[2] of what is kept are read');
  });

  it('shows the numbers of the chosen unit and example', async () => {
    const panel = await opened(flower);
    const { page } = panel;
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() =>
      document.querySelector('mtable.numbers')?.querySelectorAll('mtr')[1]?.classList.contains('chosen'),
    );
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(() =>
      document.querySelector('mtable.numbers')?.querySelectorAll('mtr')[3]?.classList.contains('chosen'),
    );
    await page.keyboard.press(']');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.picker-index')?.value === '2');
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.picker-index')?.value === '400');
  });

  const moments = caseCount(20, 4);
  it(`gives each number from those beside it to its last digit, at ${moments} random moments (seed 41)`, async () => {
    const { text, folder } = exampleSpec('flower', 5000);
    const live = await LivePanel.of(text, folder, { paused: true });
    const panel = await opened(live);
    const random = uniform(41);
    const seen = new Set<string>();
    let terms = 0;
    for (let moment = 0; moment < moments; moment++) {
      const { session, snapshot } = await live.advance(1 + Math.floor(60 * random()));
      await panel.emit('snapshot', snapshot);
      await panel.emit('session', session);
      for (let k = Math.floor(3 * random()); k >= 0; k--) await panel.page.keyboard.press(']');
      for (const stop of [1, 2, 3, 4, 5, 6]) {
        await goTo(panel, stop);
        await settle(panel.page);
        const equations = await shownEquations(panel.page);
        assert.ok(equations.length > 0, `stop ${stop}`);
        for (const equation of equations) {
          assert.deepEqual(wrongEntries(equation), []);
          seen.add(equation.line);
        }
      }
      if (moment % 3 === 0) terms += await termsOfBatch(panel);
    }
    assert.equal(seen.size, 16, [...seen].join('; '));
    assert.ok(terms >= 5 * moments, `${terms} terms of batches were seen`);
  });

  for (const [output, target] of [
    ['sigmoid', 'classes=2'],
    ['softmax', 'classes=3'],
  ] as const) {
    it(`gives L from z where ${output} is within rounding of 0 or 1, and says so`, async () => {
      const units = output === 'softmax' ? 3 : 1;
      const text = `nnet 1
data { generate blobs samples=30 ${target} seed=1 }
model { input 2; dense output ${units} ${output} init=normal scale=900 }
train { loss cross-entropy; epochs 1 }
`;
      const panel = await opened(await LivePanel.of(text, process.cwd(), { paused: true }));
      let fromSums = 0;
      for (let example = 0; example < 6; example++) {
        for (const stop of [1, 2, 3]) {
          await goTo(panel, stop);
          await settle(panel.page);
          const equations = await shownEquations(panel.page);
          assert.ok(equations.length > 0, `stop ${stop}`);
          for (const equation of equations) assert.deepEqual(wrongEntries(equation), []);
          if (!equations.some(({ line }) => line.startsWith('L(z, y) = '))) continue;
          fromSums++;
          assert.match(await panel.words('.microscope'), /so L is computed from z: (softplus|log softmax)\(z\) = /);
          if (fromSums === 1) await panel.screenshot(`microscope-saturated-${output}`);
        }
        await goTo(panel, 1);
        await panel.page.keyboard.press(']');
        await settle(panel.page);
      }
      assert.ok(fromSums > 0);
    });
  }

  it('clips before the update: one number for one symbol', async () => {
    const { text, folder } = exampleSpec('flower', 5);
    const panel = await opened(await LivePanel.of(text.replace(/train \{/, 'train {\n  clip 0.01'), folder), {
      width: 1280,
    });
    await goTo(panel, 5);
    await settle(panel.page);
    const backward = (await shownEquations(panel.page)).find(({ line }) => line.startsWith('dW[1] = '));
    await goTo(panel, 6);
    await settle(panel.page);
    const [clipping, ...update] = await shownEquations(panel.page);
    assert.ok(clipping && clipping.line === 'c = min(1, clip/‖∂J‖)');
    for (const equation of [clipping, ...update]) assert.deepEqual(wrongEntries(equation), []);
    const gradient = update.flatMap(({ matrices }) => matrices).find(({ name }) => name === 'dW[1]');
    assert.ok(backward?.matrices[0] && gradient);
    const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-3 * Math.abs(b) + 1e-4;
    const [first, second] = [numbersOf(backward.matrices[0]).values, numbersOf(gradient).values];
    assert.ok(
      first.every((value, k) => near(value, second[k] ?? Number.NaN)),
      `${first} is ${second}`,
    );
    await panel.screenshot('microscope-clipping');
  });

  it('takes a wide layer apart: the largest terms first, the rest summed and counted', async () => {
    const panel = await opened(digits);
    const { page } = panel;
    const rows = await page.locator('.entry-terms >> nth=0').locator('tr').allInnerTexts();
    assert.equal(rows.length, 9, 'six terms, the others, b, the sum');
    assert.match(rows[6] ?? '', /58 others/);
    const numbers = rows.map((row) => Number((row.trim().split(/\s+/).at(-1) ?? '').replace('−', '-')));
    const terms = numbers.slice(0, 6).map(Math.abs);
    assert.deepEqual(
      terms,
      [...terms].sort((a, b) => b - a),
    );
    const sum = numbers.slice(0, 8).reduce((total, term) => total + term, 0);
    assert.ok(Math.abs(sum - (numbers[8] ?? NaN)) < 1.5e-4, `${sum} is ${numbers[8]}`);
    for (const stop of [1, 2, 3, 4, 5, 6]) {
      await goTo(panel, stop);
      await settle(page);
      for (const equation of await shownEquations(page)) assert.deepEqual(wrongEntries(equation), []);
    }
    assert.ok((await page.locator('.equation canvas').count()) > 0, 'matrices that cannot be read are pictures');
  });

  it('shows the batch as columns: strips on one axis, and dW as a mean of terms', async () => {
    const panel = await opened(flower);
    const { page } = panel;
    await goTo(panel, 5);
    await page.keyboard.press('b');
    await page.waitForSelector('.strips');
    assert.ok((await rightTerms(panel)) > 0);
    const names = await page.locator('.strips tbody tr').count();
    assert.equal(names, 4, 'dZ[2], dA[1], g′(Z[1]) and dZ[1]');
    assert.match(await panel.words('.strips tbody td'), /\(1, 400\)/);
    const terms = page.locator('[data-letter="dW"] + .entry .entry-terms');
    assert.match((await terms.innerText()).replace(/\s+/g, ' '), /394 others .* sum .* ÷ 400/);
    const digit = (selector: string) => terms.locator(selector).first().innerText();
    const [total, mean] = await Promise.all([digit('[data-total]'), digit('[data-mean]')]);
    const exponent = await terms.getAttribute('data-exponent');
    const shown = Number(mean.replace('−', '-'));
    const computed = Number(total.replace('−', '-')) / 400;
    assert.equal(
      computed.toFixed(mean.split('.')[1]?.length ?? 0),
      shown.toFixed(mean.split('.')[1]?.length ?? 0),
      `10^${exponent}`,
    );
    await page.keyboard.press('b');
    await page.waitForSelector('.strips', { state: 'detached' });
  });

  it('says what the update does to this example and to all', async () => {
    const panel = await opened(flower);
    await goTo(panel, 6);
    const words = (await panel.page.locator('.effect tbody').innerText()).replace(/\s+/g, ' ');
    assert.match(words, /^L, this example 0\.1505 0\.06788 J, all 400 0\.2881 0\.3021$/);
  });

  it('says why there is nothing to see', async () => {
    const panel = await opened(flower);
    await panel.emit('session', {
      engine: 'lost',
      sentence: 'The engine has ended.',
      disabled: {},
      specChanged: false,
    });
    assert.equal(await panel.words('.microscope-hint'), 'The engine has ended.');
  });

  it('keeps its keys from fields and gives them back when it is closed', async () => {
    const panel = await opened(flower);
    const { page } = panel;
    await page.click('.picker-index');
    await page.keyboard.press('3');
    assert.equal(await page.locator('.stop.current').getAttribute('data-stop'), '0');
    await page.click('.microscope');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.microscope', { state: 'hidden' });
    assert.equal(await page.locator('.card').first().isVisible(), true);
  });

  for (const theme of isFull ? (['dark', 'light', 'hc-dark'] as const) : (['dark'] as const)) {
    for (const width of [320, 700, 1280]) {
      it(`pictures in ${theme} at ${width} px`, async () => {
        const panel = await opened(flower, { theme, width });
        for (const stop of isFull ? [1, 2, 3, 4, 5, 6] : [5, 6]) {
          await goTo(panel, stop);
          await panel.screenshot(`microscope-${theme}-${width}-${stop}`);
        }
        await panel.page.keyboard.press('b');
        await panel.page.waitForFunction(() =>
          document.querySelector('.stop.current .formula')?.textContent?.includes('W'),
        );
        await panel.screenshot(`microscope-${theme}-${width}-batch`);
        const wide = await panel.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(wide, false, 'the page is as wide as its pane');
      });
    }
  }

  it('pictures of an image network, and in Chinese', async () => {
    const panel = await opened(digits, { width: 760 });
    for (const stop of [1, 5]) {
      await goTo(panel, stop);
      await panel.screenshot(`microscope-digits-${stop}`);
    }
    const chinese = await opened(flower, { theme: 'light', lang: 'zh-cn' });
    await goTo(chinese, 5);
    await chinese.screenshot('microscope-zh-light');
    assert.equal(await chinese.page.locator('.microscope').getAttribute('aria-label'), '显微镜');
  });
});
