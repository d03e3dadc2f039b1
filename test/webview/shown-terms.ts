import type { Page } from 'playwright-core';
import { isProduct } from '../shown-term';

/** The terms of the open stop that are not the product of the factors beside them, and how many there are. */
export async function wrongTerms(page: Page): Promise<{ readonly count: number; readonly wrong: readonly string[] }> {
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('.stop.current .entry-terms')].flatMap((table) =>
      [...table.querySelectorAll('.term')].map((row) => ({
        cells: [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
        exponent: Number(table.getAttribute('data-exponent') ?? '0'),
      })),
    ),
  );
  const products = rows.filter(({ cells }) => cells.length === 3);
  const wrong = products.filter((term) => !isProduct(term));
  return { count: products.length, wrong: wrong.map(({ cells, exponent }) => `${cells.join(' ')} ·10^${exponent}`) };
}
