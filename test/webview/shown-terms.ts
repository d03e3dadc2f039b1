import type { Page } from 'playwright-core';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as a person reads it: `−3.27018·10⁻⁴`. */
function numberIn(text: string): number {
  const [, mantissa = '', power = ''] = /^×?\s*(−?[\d.,]+)(?:·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text.trim()) ?? [];
  const exponent = [...power].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign))).join('');
  return Number(`${mantissa.replaceAll(',', '').replace('−', '-')}e${exponent || '0'}`);
}

/**
 * The terms of the open stop that are not the product of the factors beside them, to one unit of the last digit that is
 * shown, and how many there are.
 */
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
  const wrong = products.filter(({ cells: [weight = '', input = '', term = ''], exponent }) => {
    const decimals = term.split('.')[1]?.length ?? 0;
    const unit = 10 ** (exponent - decimals);
    const shown = numberIn(term) * 10 ** exponent;
    return !(Math.abs(numberIn(weight) * numberIn(input) - shown) <= 1.0001 * unit);
  });
  return { count: products.length, wrong: wrong.map(({ cells, exponent }) => `${cells.join(' ')} ·10^${exponent}`) };
}
