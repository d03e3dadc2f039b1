import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Distance from |y| to the next double above: the unit in y's last place. */
export function ulp(y: number): number {
  const size = Math.abs(y);
  if (size < 2 ** -1022) return Number.MIN_VALUE;
  let exponent = Math.min(1023, Math.floor(Math.log2(size)));
  while (2 ** exponent > size) exponent--;
  return 2 ** Math.max(-1074, exponent - 52);
}

/** How far `got` is from y + rest, in units of y's last place. */
export function errorInUlp(got: number, y: number, rest = 0): number {
  if (Object.is(got, y) && rest === 0) return 0;
  if (!Number.isFinite(got) || !Number.isFinite(y)) return got === y ? 0 : Infinity;
  return Math.abs((got - y) / ulp(y) - rest / ulp(y));
}

/** A file of test/fixtures/numerics; the strings that stand for infinities become numbers. */
export function readReference(name: string): unknown {
  const text = readFileSync(join('test', 'fixtures', 'numerics', name), 'utf8');
  return JSON.parse(text, (_key, value) =>
    value === 'Infinity' ? Infinity : value === '-Infinity' ? -Infinity : value,
  );
}
