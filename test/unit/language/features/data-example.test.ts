import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import { dataExample } from '../../../../src/language/features/data-example';
import { mostColumns } from '../../../../src/language/vocabulary/data';

const fitting = (model: string): string => dataExample(analyze(`nnet 1\nmodel { ${model} }\n`));

describe('The suggested data', () => {
  it('are a flower for two features and one output, or two classes', () => {
    for (const model of ['input 2; dense out 1 sigmoid', 'input 2; dense out 2 softmax', 'input 2; dense out 1']) {
      assert.match(fitting(model), /^data \{ generate flower/, model);
    }
  });

  it('are as many blobs as there are outputs, in as many dimensions as there are features', () => {
    assert.equal(fitting('input 3; dense out 1 sigmoid'), 'data { generate blobs features=3 classes=2 }');
    assert.equal(fitting('input 2; dense out 3 softmax'), 'data { generate blobs }');
    assert.equal(fitting('input 2; dense out 4 softmax'), 'data { generate blobs classes=4 }');
    assert.match(fitting('input 4 5; flatten; dense out 7 softmax'), /features=20 .*classes=7/);
  });

  it('are a file where no generator has such examples', () => {
    const file = 'data { file "examples.csv" }';
    assert.equal(fitting('input 2; dense out 1 softmax'), file);
    assert.equal(fitting('input 2; dense a 1 softmax; dense out 1'), fitting('input 2; dense out 1'));
    assert.match(fitting(`input ${mostColumns}; dense out ${mostColumns} softmax`), /generate blobs/);
    assert.equal(fitting(`input ${mostColumns + 1}; dense out 1`), file);
    assert.equal(fitting(`input 2; dense out ${mostColumns + 1} softmax`), file);
    assert.equal(fitting('input 1000000000; dense out 1'), file);
    assert.equal(fitting('input 2; dense out 1000000000 softmax'), file);
  });

  it('fit the input alone while the output can’t be read', () => {
    assert.equal(fitting('input 3; dense a many; dense out 9'), fitting('input 3; dense out 1'));
    assert.equal(fitting('input 3; dense a 3 softmax; dense b many'), fitting('input 3; dense out 1'));
    assert.equal(fitting('input 3'), 'data { generate blobs features=3 }');
    assert.match(fitting(''), /^data \{ generate/);
  });
});
