import assert from 'node:assert/strict';
import type { Json } from '../shell';
import { FieldFolder } from './field-folder';

const column = (values: readonly number[]): readonly number[][] => values.map((value) => [value]);

describe('files as people have them are read', () => {
  /** Folder, spec, x, y and, where they say more, lines. */
  for (const [fixture, spec, x, y, lines] of [
    ...['header', 'headerless', 'declared'].map(
      (spec) =>
        [
          '07-decimal-comma',
          spec,
          [
            [1.5, 2.3],
            [2.5, 3.1],
            [0.5, 1.1],
            [3.5, 2.2],
          ],
          column([0, 1, 0, 1]),
        ] as const,
    ),
    ['07-decimal-comma', 'one', column([1.5, 2.5, 3.5]), column([2.5, 3.5, 4.5])],
    [
      '07-decimal-comma',
      'text',
      [
        [0, 1],
        [1, 0],
        [0, 1],
        [1, 0],
      ],
      column([2.5, 1.5, 3.5, 0.5]),
    ],
    ...['auto', 'declared'].map(
      (spec) =>
        [
          '08-blanks',
          spec,
          [
            [0.125, 12.5, 3.25],
            [0.25, 0, 8.125],
            [1.5, 10.5, 8.125],
          ],
          column([18, 27.5, 31.25]),
        ] as const,
    ),
    ...['header', 'rows', 'both'].map(
      (spec) =>
        [
          '09-trailing-delimiters',
          spec,
          [
            [7.5, 10.25],
            [2.5, 17.75],
            [3.5, 14.25],
            [3, 15.75],
          ],
          column([1, 1, 0, 0]),
        ] as const,
    ),
    [
      '09-trailing-delimiters',
      'all',
      [
        [611, 7.5, 10.25],
        [612, 2.5, 17.75],
        [703, 3.5, 14.25],
        [704, 3, 15.75],
      ],
      column([1, 1, 0, 0]),
    ],
    ['10-first-lines', 'sep', column([1, 2, 3]), column([0, 1, 1]), [3, 4, 5]],
    ['10-first-lines', 'comment-declared', column([1, 2, 3]), column([0, 1, 1]), [3, 4, 5]],
    [
      '10-first-lines',
      'title-declared',
      [
        [24, 0, 1],
        [37, 1, 0],
      ],
      column([0, 1]),
      [2, 3],
    ],
    ['12-number-forms', 'point-declared', column([1234.5, 2345.6]), column([0, 1])],
    ['12-number-forms', 'blank-declared', column([1234, 2345]), column([0, 1])],
    ['13-names-with-commas', 'target', column([2, 3, 5]), column([1, 2, 3])],
    ['13-names-with-commas', 'feature', column([1, 2, 3]), column([4, 6, 9])],
    [
      '13-names-with-commas',
      'block',
      [
        [0, 2],
        [0.5, 3],
        [1, 5],
      ],
      column([4, 6, 9]),
    ],
    [
      '14-missing-marks',
      'mean',
      [...Array.from({ length: 9 }, (_, i) => [i, 3]), [9, 2], [10, 4]],
      column([0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1]),
    ],
    ['14-missing-marks', 'named', column([95, 91.5, 88, 91.5]), column([25, 19, 30, 27])],
    ...['frequent', 'column'].map(
      (spec) =>
        [
          '15-missing-text',
          spec,
          [
            [0, 1, 4],
            [0, 1, 6],
            [0, 1, 7],
            [1, 0, 8],
          ],
          column([1, 2, 3, 4]),
        ] as const,
    ),
    [
      '15-missing-text',
      'own',
      [
        [0, 1, 0, 4],
        [0, 0, 1, 6],
        [0, 1, 0, 7],
        [1, 0, 0, 8],
      ],
      column([1, 2, 3, 4]),
    ],
    ['16-target-missing', 'drop', column([0.1, 1.5, 0.3, 2.1]), column([0, 1, 0, 1]), [2, 3, 5, 6]],
    ['20-numeric-text-target', 'declared', column([3, 4, 2, 5]), column([1200, 1450, 980, 2100])],
    [
      '21-headerless-undeclared',
      'numbers',
      [
        [6.5, 2.75, 5.5, 2.25],
        [5.25, 2.25, 3.25, 1],
        [4.75, 2.5, 4.5, 1.75],
        [4.75, 3.25, 1.5, 0.25],
      ],
      [
        [0, 0, 1],
        [0, 1, 0],
        [0, 0, 1],
        [1, 0, 0],
      ],
      [1, 2, 3, 4],
    ],
    [
      '21-headerless-undeclared',
      'binary',
      [
        [1.2, 0.5],
        [0.3, 0.7],
        [1.1, 0.1],
        [0.2, 0.9],
      ],
      column([1, 0, 1, 0]),
      [1, 2, 3, 4],
    ],
    [
      '21-headerless-undeclared',
      'text',
      [
        [5.25, 3.5],
        [4.75, 3],
        [7, 3.25],
        [6.5, 3.25],
        [6.25, 3.5],
        [5.75, 2.75],
      ],
      [
        [0, 1, 0],
        [0, 1, 0],
        [1, 0, 0],
        [1, 0, 0],
        [0, 0, 1],
        [0, 0, 1],
      ],
      [1, 2, 3, 4, 5, 6],
    ],
  ] as const) {
    it(`${fixture}/${spec}`, async () => {
      const field = new FieldFolder(fixture);
      try {
        const read = await field.data(`${spec}.nnet`);
        assert.deepEqual(read.x, x);
        assert.deepEqual(read.y, y);
        if (lines) assert.deepEqual(read.lines, lines);
      } finally {
        field.remove();
      }
    });
  }

  /** In folder 12, where a name is put into the spec. */
  for (const [file, x] of [
    ['minus', [-1.5, 2.5, 3.5]],
    ['exponent', [1500, 2500, 3]],
  ] as const) {
    it(`12-number-forms/${file}`, async () => {
      const field = new FieldFolder('12-number-forms');
      try {
        field.write('s.nnet', field.read('s.nnet').replace('minus.csv', `${file}.csv`));
        assert.deepEqual((await field.data('s.nnet')).x, column(x));
      } finally {
        field.remove();
      }
    });
  }

  /** Folder, spec, names of the features, rows of the test set, counts of the sets, and what the text says. */
  for (const [fixture, spec, names, test, sets, said] of [
    ['07-decimal-comma', 'text', ['1=blue', '1=red'], [], { train: 4, test: 0, dropped: 0 }, /decimal mark “,”/],
    ['08-blanks', 'auto', ['1', '2', '3'], [], { train: 3, test: 0, dropped: 0 }, /blanks between columns/],
    [
      '10-first-lines',
      'title-declared',
      ['1', '2=office', '2=shop'],
      [],
      { train: 2, test: 0, dropped: 0 },
      /No line has names/,
    ],
    ['15-missing-text', 'frequent', ['hue=red', 'hue=tan', 'n'], [], { train: 4, test: 0, dropped: 0 }, /0 dropped/],
    [
      '15-missing-text',
      'own',
      ['hue=red', 'hue=tan', 'hue=missing', 'n'],
      [],
      { train: 4, test: 0, dropped: 0 },
      /0 dropped/,
    ],
    ['16-target-missing', 'drop', ['x'], [], { train: 4, test: 0, dropped: 2 }, /2 dropped/],
    [
      '17-unknown-category',
      'ignore',
      ['1', '2=field', '2=office', '2=shop'],
      [
        [23, 0, 0, 1],
        [47, 0, 0, 0],
      ],
      { train: 4, test: 2, dropped: 0 },
      /4 training, 2 test/,
    ],
    [
      '21-headerless-undeclared',
      'numbers',
      ['1', '2', '3', '4'],
      [],
      { train: 4, test: 0, dropped: 0 },
      /No line has names|no header/,
    ],
  ] as const) {
    it(`${fixture}/${spec}: names and sets are told`, async () => {
      const field = new FieldFolder(fixture);
      try {
        const { test: rows, answer } = await field.data(`${spec}.nnet`);
        const columns: readonly Json[] = Array.isArray(answer.columns) ? answer.columns : [];
        const features = columns
          .filter(({ role }) => role === 'feature')
          .flatMap(({ name, categories }): string[] =>
            Array.isArray(categories) ? categories.map((each: Json) => `${name}=${each}`) : [String(name)],
          );
        assert.deepEqual(features, names);
        assert.deepEqual(rows, test);
        assert.deepEqual(answer.sets, { validation: 0, ...sets });
        assert.match((await field.run('data', `${spec}.nnet`)).out, said);
      } finally {
        field.remove();
      }
    });
  }
});
