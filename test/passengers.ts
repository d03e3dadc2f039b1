/**
 * A table like that of a ship's passengers, for tests of a person's own data: texts, missing cells, and columns (`id`,
 * `name`, `ticket`) that only identify.
 */
export function passengers(count: number): string {
  const rows = Array.from({ length: count }, (_, i) =>
    [
      i + 1,
      i % 3 === 0 ? 1 : 0,
      `"Person ${i}, Ms"`,
      i % 3 === 0 ? 'female' : 'male',
      i % 5 === 0 ? '' : 20 + i,
      `A/${1000 + i}`,
      (i * 7) % 50,
      ['S', 'C', 'Q'][i % 7] ?? 'S',
    ].join(','),
  );
  return `id,survived,name,sex,age,ticket,fare,port\n${rows.join('\n')}\n`;
}
