import assert from 'node:assert/strict';
import { FieldFolder } from './field-folder';

describe('files as people have them that cannot be read', () => {
  /** Folder, spec, the file put into it in place of another, the sentence, and what it must not say. */
  for (const [fixture, spec, file, sentence, never] of [
    ['10-first-lines', 'comment', '', /^comment\.csv:1:1: .*comment=/],
    ['10-first-lines', 'title', '', /^title\.csv:1:1: .*skip=1/],
    ['12-number-forms', 's', 'point', /^point\.csv:2:1: .*decimal="," thousands="\."/, /one-hot/],
    ['12-number-forms', 's', 'blank', /^blank\.csv:2:1: .*thousands=" "/, /one-hot/],
    ['12-number-forms', 's', 'thousands', /^thousands\.csv:2:1: .*thousands=","/, /one-hot|decimal/],
    ['12-number-forms', 's', 'date', /^date\.csv:2:1: .*2020-01-02”, a date/, /one-hot/],
    ['14-missing-marks', 'error', '', /^marks\.csv:2:3: .*missing=/],
    ['14-missing-marks', 'question', '', /^question\.csv:3:1: .*missing=.*missing-as=/],
    ['15-missing-text', 'mean', '', /^d\.csv:3:1: .*missing=most-frequent.*missing=own-class/],
    ['16-target-missing', 'error', '', /^d\.csv:4:5: .*missing=drop/, /three|3 classes|softmax/],
    ['17-unknown-category', 'error', '', /^test\.csv:2:4: .*harbour.*unknown=ignore/],
    ['20-numeric-text-target', 'dollar', '', /^dollar\.csv:2:3: .*remove “\$”/, /softmax|units/],
    ['20-numeric-text-target', 'percent', '', /^percent\.csv:2:3: .*remove “%”/, /softmax|units/],
    ['20-numeric-text-target', 'thousands', '', /^thousands\.csv:2:3: .*thousands=","/, /softmax|units/],
    ['20-numeric-text-target', 'two', '', /^two\.csv:2:3: .*thousands=","/, /softmax|units/],
    ['22-class-counts', 'softmax', '', /^xor\.csv: .*one unit and softmax.*sigmoid, or 2 units/],
    ['22-class-counts', 'softmax-mse', '', /^xor\.csv: .*one unit and softmax.*sigmoid, or 2 units/],
    ['22-class-counts', 'three', '', /^three\.csv: .*3 \(a, b, c\).*3 units and softmax/],
    ['22-class-counts', 'one', '', /^one\.csv: .*same target “y” \(a\)/],
    ['22-class-counts', 'holdout', '', /^three\.csv: .*holdout 0\.1 of 3 examples/],
    ['22-class-counts', 'range', '', /^range\.csv: .*linear.*loss mse/],
  ] as const) {
    it(`${fixture}/${spec} ${file}`, async () => {
      const field = new FieldFolder(fixture);
      try {
        if (file !== '') field.write(`${spec}.nnet`, field.read(`${spec}.nnet`).replace(/\w+\.csv/, `${file}.csv`));
        const said = await field.fault('data', `${spec}.nnet`);
        assert.match(said, sentence);
        if (never) assert.doesNotMatch(said, never);
      } finally {
        field.remove();
      }
    });
  }

  for (const [file, code, remedy] of [
    ['book', 'data-spreadsheet', /spreadsheet.*CSV/],
    ['page', 'data-web-page', /web page.*download/],
    ['pointer', 'data-lfs-pointer', /Git LFS pointer.*git lfs pull/],
    ['arff', 'data-arff', /ARFF.*CSV/],
    ['json', 'data-json', /JSON.*CSV/],
    ['pdf', 'data-other-format', /PDF.*CSV/],
    ['empty', 'data-empty-file', /empty/],
  ] as const) {
    it(`11-not-a-table: ${file} is named for what it is`, async () => {
      const field = new FieldFolder('11-not-a-table');
      try {
        field.write('s.nnet', field.read('s.nnet').replace('book.csv', `${file}.csv`));
        const said = await field.fault('data', 's.nnet');
        assert.equal(said.startsWith(`${file}.csv: error ${code}: `), true, said);
        assert.match(said, remedy);
        assert.doesNotMatch(said, /NPZ, |byte/);
      } finally {
        field.remove();
      }
    });
  }
});
