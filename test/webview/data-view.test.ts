import assert from 'node:assert/strict';
import type { DataState } from '../../src/protocol/data-panel';
import { DataBrowser, DataHostOf, type DataOptions, type DataPageOf } from './data-page';
import { birds, birdsSpec } from './fixture/birds';
import { settle, textOf } from './panel-page';

describe('the view of data', () => {
  let browser: DataBrowser;
  let opened: DataPageOf | undefined;
  before(async () => {
    browser = await DataBrowser.start();
  });
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  const host = (text = birdsSpec, table = birds(344)): DataHostOf => new DataHostOf(text, { 'birds.csv': table });
  const open = async (of: DataHostOf = host(), options?: DataOptions): Promise<DataPageOf> => {
    const page = await browser.open(of, options);
    opened = page;
    return page;
  };
  const withRows = async (options?: DataOptions): Promise<DataPageOf> => {
    const page = await open(host(), options);
    await page.page.locator('.data-row .data-raw').first().waitFor();
    return page;
  };
  /** The cells of the first rows on the screen, in a column. */
  const cells = async ({ page }: DataPageOf, column: number, count: number): Promise<string[]> => {
    await settle(page);
    const rows = page.locator('.data-row');
    return Promise.all(Array.from({ length: count }, (_, k) => textOf(rows.nth(k).locator('.data-raw').nth(column))));
  };

  it('tells how the file was read, its columns, sets and classes, and what looks wrong with it', async () => {
    const page = await withRows();
    assert.match(
      await textOf(page.page.locator('.data-head')),
      /birds\.csv Read as: “;” between columns.*344 rows · 8 columns/,
    );
    assert.equal(await textOf(page.page.locator('.data-split')), 'train 240 validation 34 test 68 dropped 2');
    // By this VS Code opens the page again after its window was reloaded.
    assert.deepEqual(await page.page.evaluate(() => Reflect.get(window, 'kept').at(-1)), {
      spec: 'file:///birds.nnet',
    });
    const columns = page.page.locator('.data-columns tbody tr');
    assert.equal(await columns.count(), 8);
    assert.match(await textOf(columns.nth(0)), /^rowid ignored left out 1 … 344 /);
    assert.match(await textOf(columns.nth(5)), /^mass_g number feature −999 … \d+ \d{4} ± \d+(\.\d)? 2/);
    assert.match(await textOf(columns.nth(7)), /^species category target 3 values 0/);
    assert.match(await textOf(page.page.locator('.data-classes')), /adelie 1\d\d .* chinstrap .* gentoo/);
    const problem = page.page.locator('.data-problem').first();
    assert.match(await textOf(problem), /“mass_g” is -999 in 2 rows.*line 18 line 120.*missing-as="-999"/);
    await problem.locator('[data-line="18"]').click();
    assert.deepEqual(await page.waitAsked('reveal'), [{ file: 'training', line: 18 }]);
    await problem.locator('.is-fix').first().click();
    const title = (await problem.locator('.is-fix').first().textContent()) ?? '';
    assert.deepEqual(await page.waitAsked('fix'), [{ problem: 0, fix: 0, title }]);
    assert.deepEqual(page.faults, []);
  });

  it('shows rows as they were read and as the network sees them, by set, by a condition and in an order', async () => {
    const page = await withRows();
    const { page: inner } = page;
    const range = inner.locator('.data-range');
    assert.match(await textOf(range), /of 344$/);
    assert.equal(await textOf(inner.locator('.data-row.is-dropped .of-line').first()), '4 dropped');
    await inner.locator('[data-set=dropped]').click();
    await inner.waitForFunction(() => document.querySelectorAll('.data-row').length === 2);
    assert.match(await textOf(range), /^1 – 2 of 2$/);
    await inner.locator('[data-set=all]').click();
    await inner.locator('.data-filter input').fill('mass_g < 0');
    await inner.waitForFunction(() => document.querySelectorAll('.data-row').length === 2);
    assert.deepEqual(await cells(page, 5, 2), ['-999', '-999']);
    await inner.locator('.data-filter input').fill('');
    await inner.waitForFunction(() => document.querySelectorAll('.data-row').length > 2);
    const mass = inner.locator('.data-sort', { hasText: 'mass_g' });
    await mass.click();
    await inner.locator('[aria-sort=ascending]').waitFor();
    assert.deepEqual(await cells(page, 5, 2), ['-999', '-999']);
    await mass.click();
    await inner.locator('[aria-sort=descending]').waitFor();
    const [largest = '', next = ''] = await cells(page, 5, 2);
    assert.ok(Number(largest) >= Number(next) && Number(next) > 5000, `${largest} ${next}`);
    assert.deepEqual(page.faults, []);
  });

  it('shows how the values of each column are distributed: a histogram of numbers, the shares of texts', async () => {
    const { page: inner, faults } = await withRows();
    const row = (name: string) => inner.locator('.data-columns tbody tr', { has: inner.locator(`th[title=${name}]`) });
    const bars = await row('flipper_mm').locator('.data-histogram rect title').allTextContents();
    const counts = bars.map((bar) => Number(/: (\d+) rows?$/.exec(bar)?.[1]));
    assert.ok(bars.length > 4, bars.join());
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      342,
      'of 344 rows, two have no value',
    );
    const heights = await row('flipper_mm')
      .locator('.data-histogram rect')
      .evaluateAll((rects) => rects.map((rect) => Number(rect.getAttribute('height'))));
    const highest = Math.max(...counts);
    for (const [k, count] of counts.entries()) {
      const tall = count === 0 ? 0 : Math.max(1.5, (count / highest) * 26);
      assert.ok(Math.abs((heights[k] ?? Number.NaN) - tall) < 1e-9, `bar ${k}: ${heights[k]} for ${count} rows`);
    }
    const shares = row('species').locator('.data-share');
    const told = await shares.evaluateAll((parts) => parts.map((part) => part.getAttribute('title') ?? ''));
    const widths = await shares.evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().width));
    const rows = told.map((title) => Number(/^(?:adelie|gentoo|chinstrap): (\d+) rows$/.exec(title)?.[1]));
    assert.equal(
      rows.reduce((sum, count) => sum + count, 0),
      344,
      told.join(),
    );
    assert.deepEqual(
      [...widths].sort((a, b) => b - a),
      widths,
      'the most frequent first',
    );
    assert.ok((widths[0] ?? 0) > (widths[2] ?? Infinity), widths.join());
    assert.equal(await row('species').locator('.data-histogram').count(), 0);
    assert.deepEqual(faults, []);
  });

  it('shows below each cell what the network sees of it, and of a row that is dropped the reason', async () => {
    const { page: inner, faults } = await withRows();
    const line = (number: number) =>
      inner.locator('.data-row', { has: inner.locator('.data-link', { hasText: new RegExp(`^${number}$`) }) });
    const cell = async (row: number, column: number): Promise<readonly [string, string]> => {
      const place = line(row)
        .locator('.data-cell')
        .nth(column + 1);
      return [await textOf(place.locator('.data-raw')), await textOf(place.locator('.data-seen'))];
    };
    // The columns: rowid, island, bill_mm, depth_mm, flipper_mm, mass_g, sex, species.
    assert.deepEqual(await cell(2, 0), ['1', ''], 'a column that is left out');
    const [island, seen] = await cell(2, 1);
    const islands = ['Biscoe', 'Dream', 'Torgersen'];
    assert.ok(islands.includes(island), island);
    const oneHot = islands.map((each) => Number(each === island));
    const [mean, deviation] = (
      await textOf(
        inner
          .locator('.data-columns tbody tr')
          .nth(1 + 1)
          .locator('.of-mean'),
      )
    )
      .split(' ± ')
      .map(Number);
    const [bill, scaled] = await cell(2, 2);
    const expected = (numberOf(bill) - (mean ?? Number.NaN)) / (deviation ?? Number.NaN);
    assert.ok(Math.abs(numberOf(scaled) - expected) < 0.01, `${scaled} for ${bill}, ${expected}`);
    const ofIsland = seen.split(' ').map(numberOf);
    assert.equal(ofIsland.indexOf(Math.max(...ofIsland)), oneHot.indexOf(1), 'one-hot, scaled');
    const [kind, y] = await cell(2, 7);
    assert.equal(y, ['adelie', 'chinstrap', 'gentoo'].map((each) => Number(each === kind)).join(' '));
    assert.deepEqual(await cell(4, 2), ['NA', 'missing']);
    assert.deepEqual(await cell(4, 3), ['NA', ''], 'this one would have been filled');
    const dropped = line(4);
    assert.match((await dropped.getAttribute('class')) ?? '', /is-dropped/);
    for (const place of ['.of-line', '.data-cell.is-lacking']) {
      assert.equal(await dropped.locator(place).getAttribute('title'), 'Left out: no value in bill_mm');
    }
    assert.equal(await line(2).locator('.is-lacking').count(), 0);
    assert.deepEqual(faults, []);
  });

  it('goes through all rows by the keyboard, and shows the chosen one’s example in the diagram', async () => {
    const page = await withRows();
    const { page: inner } = page;
    await inner.locator('.data-rows-body').focus();
    await inner.keyboard.press('End');
    await inner.locator('.data-row.is-chosen[aria-rowindex="345"] .data-raw').first().waitFor();
    assert.match(await textOf(inner.locator('.data-range')), /– 344 of 344$/);
    await inner.keyboard.press('Home');
    await inner.keyboard.press('ArrowDown');
    await inner.locator('.data-row.is-chosen[aria-rowindex="3"]').waitFor();
    await inner.keyboard.press('Enter');
    const [shown] = await page.waitAsked('showExample');
    assert.match(JSON.stringify(shown), /^\{"set":"train","example":\d+\}$/);
    await inner.keyboard.press('ArrowDown');
    await inner.keyboard.press('Enter');
    await settle(inner);
    assert.equal(page.of('showExample').length, 1, 'a dropped row has no example');
    await inner.keyboard.press('/');
    await inner.keyboard.type('gentoo');
    await inner.keyboard.press('Escape');
    await inner.waitForFunction(() =>
      [...document.querySelectorAll('.data-row')].every((row) => row.textContent?.includes('gentoo')),
    );
    await inner.keyboard.press('s');
    const bill = inner.getByRole('menuitemradio', { name: 'bill_mm' });
    const [table, menu] = [await inner.locator('.data-rows').boundingBox(), await bill.boundingBox()];
    assert.ok(table && menu && menu.x >= table.x && menu.y > table.y, 'the menu opens over the table');
    await bill.click();
    await inner.locator('[aria-sort=ascending]', { hasText: 'bill_mm' }).waitFor();
    assert.deepEqual(page.faults, []);
  });

  it('says why there is nothing to see, or that something is under way', async () => {
    const page = await open(host(birdsSpec, 'rowid;species\n1;a\n2;many\n'));
    assert.match(await textOf(page.page.locator('.data-problem.is-error')), /bill_mm/);
    assert.equal(await page.page.locator('.data-rows').isVisible(), false);
    await page.screenshot('data-view-error');
    const base = {
      spec: 'file:///birds.nnet',
      title: 'birds.nnet',
      reading: 0,
      examination: 'waiting' as const,
      problems: [],
    };
    const states: readonly (readonly [DataState, RegExp])[] = [
      [{ ...base, phase: 'reading' }, /Reading the data/],
      [{ ...base, phase: 'reading', share: 0.4 }, /Reading the data/],
      [{ ...base, phase: 'none', sentence: 'The workspace is not trusted.' }, /The workspace is not trusted\./],
      [host().state({ phase: 'reading' }), /Reading the data again/],
      [host().state({ examination: 'running', problems: [] }), /Looking for problems/],
      [host().state({ examination: 'done', problems: [] }), /Nothing looks wrong/],
    ];
    for (const [state, words] of states) {
      await page.show(state);
      await settle(page.page);
      assert.match(await textOf(page.page.locator('.data-top')), words);
      const isEmpty = state.overview === undefined && state.problems.length === 0;
      assert.equal(await page.page.locator('.data-problems').count(), isEmpty ? 0 : 1);
    }
    const bar = page.page.locator('[role=progressbar]');
    await page.show({ ...base, phase: 'reading', share: 0.4 });
    await page.page.locator('[role=progressbar][aria-valuenow="40"]').waitFor();
    await page.show({ ...base, phase: 'reading', share: 1 });
    await page.page.locator('[role=progressbar]:not([aria-valuenow])').waitFor();
    await page.show(host().state({ examination: 'waiting', problems: [] }));
    assert.equal(await bar.count(), 0);
    await page.page.locator('[data-action=examine]').click();
    await page.waitAsked('examine');
    assert.deepEqual(page.faults, []);
  });

  it('shows examples of images by their class', async () => {
    const pixels = Array.from({ length: 16 }, (_, k) => `p${k}`).join(',');
    const lines = Array.from({ length: 40 }, (_, i) => {
      const own = Array.from({ length: 16 }, (_, k) => (k % 4 === i % 2 ? 9 : (i * k) % 3));
      return [...own, i % 2 ? 'odd' : 'even'].join(',');
    });
    const text =
      'nnet 1\ndata {\n  file "birds.csv" target=kind\n  scale divide=9\n}\nmodel {\n  input 4 4 1\n  flatten\n  dense out 1 sigmoid\n}\n';
    const page = await open(host(text, `${pixels},kind\n${lines.join('\n')}\n`));
    const images = page.page.locator('.data-image-row');
    await images.nth(1).waitFor();
    assert.equal(await images.nth(0).locator('canvas').count(), 16);
    await page.screenshot('data-view-images');
    await images.nth(1).locator('.data-image').nth(2).click();
    assert.deepEqual(await page.waitAsked('showExample'), [{ set: 'train', example: 5 }]);
    assert.deepEqual(page.faults, []);
  });

  it('looks as it should, wide and narrow, light and dark, in Chinese too', async () => {
    for (const options of [
      { theme: 'dark' },
      { theme: 'light' },
      { theme: 'hc-dark', width: 700 },
      { theme: 'dark', width: 360, height: 900 },
      { theme: 'light', lang: 'zh-cn' },
    ] as const) {
      const page = await withRows(options);
      const name = ['data-view', options.theme, 'width' in options ? options.width : '', 'lang' in options ? 'zh' : ''];
      await page.screenshot(name.filter((part) => part !== '').join('-'));
      const { inner, outer } = await page.page.evaluate(() => ({
        inner: document.body.scrollWidth,
        outer: document.body.clientWidth,
      }));
      assert.ok(inner <= outer, `${inner} px of content in ${outer} px`);
      assert.deepEqual(page.faults, []);
      await page.close();
      opened = undefined;
    }
  });
});

/** A number as the page writes it, with the sign of typesetting. */
function numberOf(text: string): number {
  return Number(text.replace('−', '-'));
}
