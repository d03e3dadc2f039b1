import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';

/** The codes of a spec's problems with this line in its network. */
const codes = (line: string): string[] =>
  analyze(`nnet 1\nmodel { input 2; ${line}; dense out 1 sigmoid }`).problems.map(({ code }) => code);

describe('An argument that is given by its name', () => {
  it('is one fault: those behind it are not read in its place', () => {
    assert.deepEqual(codes('dense hidden units=4 tanh'), ['unknown-property']);
    assert.deepEqual(codes('dense name=hidden 4 tanh'), ['unknown-property']);
  });

  it('shifts nothing where its place is taken', () => {
    assert.deepEqual(codes('dense hidden 3 thanh units=4').sort(), ['unknown-property', 'unknown-value']);
  });
});
