import { deepEqual, equal } from 'node:assert/strict';
import { isDrawable, type NetworkFacts, networkView } from '../../../src/host/documents/network-view';
import { analyze } from '../../../src/language/analyze';

const acas = '// A comment\n\n3,5,2,4,\n5,4,4,2,\n0,\n-1,-1,-1,-1,-1,\n1,1,1,1,1,\n';
const facts: NetworkFacts = {
  title: 'acas',
  trusted: true,
  say: ({ code }) => code,
  drawnPosition: (position) => position,
};
const view = (text: string) => {
  const versioned = { version: 1, analysis: analyze(text) };
  return networkView(versioned, versioned, facts);
};

describe('the other .nnet', () => {
  it('is drawn from its sizes, relu within and linear at the end', () => {
    const { layers, parameters, readable, problems, hasData } = view(acas);
    deepEqual(
      layers.map(({ name, units, activation }) => [name, units, activation]),
      [
        ['input', 5, undefined],
        ['hidden-1', 4, 'relu'],
        ['hidden-2', 4, 'relu'],
        ['output', 2, 'linear'],
      ],
    );
    equal(parameters, 5 * 4 + 4 + (4 * 4 + 4) + (4 * 2 + 2));
    deepEqual([readable, problems, hasData], [true, [], false]);
  });

  it('shows nothing where its sizes contradict each other', () => {
    for (const broken of ['3,5,2,4,\n5,4,2,\n', '3,5,2,4,\n4,4,4,2,\n', '3,5,2,4,\n', '1,1,1,1\n1,99999999999\n'])
      deepEqual(view(broken).layers, [], broken);
  });
});

describe('networkView', () => {
  const spec = 'nnet 1\nname "Mine"\nmodel {\n  input 8 8\n  flatten\n  dense hidden 4 tanh\n}\n';

  it('describes the current spec', () => {
    const { title, layers, readable, hasData } = view(spec);
    deepEqual([title, readable, hasData], ['Mine', true, false]);
    deepEqual(
      layers.map(({ kind, named, index, output }) => [kind, named, index, output]),
      [
        ['input', false, null, [8, 8, 'm']],
        ['flatten', false, null, [64, 'm']],
        ['dense', true, 1, [4, 'm']],
      ],
    );
  });

  it('keeps the last layers that could be read, with the problems of the present text', () => {
    const broken = analyze(spec.replace('tanh', 'tahn'));
    equal(isDrawable(broken), false);
    const shown = networkView({ version: 1, analysis: analyze(spec) }, { version: 2, analysis: broken }, facts);
    deepEqual([shown.version, shown.readable, shown.layers.length], [1, false, 3]);
    deepEqual(
      shown.problems.map(({ line, character, position }) => [line, character, position]),
      [[5, 17, 2]],
    );
  });

  it('puts a problem on the drawn card of its layer, and on none where that layer is not drawn', () => {
    const drawn = { version: 1, analysis: analyze(spec) };
    const present = {
      version: 2,
      analysis: analyze(spec.replace('  dense hidden 4 tanh', '  dense new 3 tahn\n  dense hidden 4 tahn')),
    };
    const { problems } = networkView(drawn, present, { ...facts, drawnPosition: (at) => (at === 3 ? 2 : null) });
    deepEqual(
      problems.filter(({ code }) => code === 'unknown-value').map(({ line, position }) => [line, position]),
      [
        [5, undefined],
        [6, 2],
      ],
    );
  });
});
