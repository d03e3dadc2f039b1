import { deepEqual, equal } from 'node:assert/strict';
import { isDrawable, type NetworkFacts, networkView } from '../../../src/host/documents/network-view';
import { verificationLayers } from '../../../src/host/documents/verification-network';
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
      layers.map(({ name, named, units, activation }) => [name, named, units, activation]),
      [
        ['input', false, 5, undefined],
        ['hidden-1', false, 4, 'relu'],
        ['hidden-2', false, 4, 'relu'],
        ['output', false, 2, 'linear'],
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

describe('the header of the other .nnet', () => {
  const sizes = (text: string): number[] =>
    verificationLayers(text).map(
      (layer) => (layer.kind === 'input' ? layer.sizes[0] : layer.kind === 'dense' ? layer.units : 0) ?? 0,
    );

  it('is its first two lines that are no comments, among the first 200', () => {
    deepEqual(sizes('1,2,3,3,\n2,3,\n'), [2, 3]);
    deepEqual(sizes(' // a\r\r\n 1 , 2 , 3 , 3\r2 , 3'), [2, 3]);
    deepEqual(sizes(`${'//\n'.repeat(198)}1,2,3,3\n2,3\n`), [2, 3]);
    deepEqual(sizes(`${'//\n'.repeat(199)}1,2,3,3\n2,3\n`), []);
  });

  it('has sizes from 1 to 10 million, as many as there are layers and one more; others behind them are no sizes', () => {
    deepEqual(sizes('1,1,1,1\n1,10000000\n'), [1, 10_000_000]);
    deepEqual(sizes('1,1,1,1\n1,10000001\n'), []);
    deepEqual(sizes('2,3,1,1\n3,0,1\n'), []);
    deepEqual(sizes('2,3,1,1\n3,1,1,7,7\n'), [3, 1, 1]);
    deepEqual(sizes('0,3,3,3\n3\n'), [3]);
    deepEqual(sizes('x\ny\n'), []);
    deepEqual(sizes(''), []);
  });

  it('makes a network whose last layer alone is linear', () => {
    deepEqual(
      verificationLayers('1,2,3,3\n2,3\n').map((layer) => [layer.name, layer.kind === 'dense' && layer.activation]),
      [
        ['input', false],
        ['output', 'linear'],
      ],
    );
  });
});

describe('networkView', () => {
  const spec = 'nnet 1\nname "Mine"\nmodel {\n  input 8 8\n  flatten\n  dense hidden 4 tanh\n}\n';

  it('can be drawn where each layer is readable and has a shape, and there is one', () => {
    assertLayers(2, 2, 2, '  input 2\n  dense hidden 4 tanh');
    assertLayers(1, 1, 1, '  input 2');
    assertLayers(0, 0, 0, '');
    assertLayers(1, 2, 1, '  input 2\n  dense hidden 4 tahn');
    assertLayers(2, 2, 1, '  input 8 8\n  dense hidden 4 tanh');
    /** That of so many layers that are read, written and shaped the network can be drawn, or not. */
    function assertLayers(read: number, written: number, shaped: number, text: string): void {
      const analysis = analyze(`nnet 1\nmodel {\n${text}\n}\n`);
      const { layers, layerNodes, shapes } = analysis;
      deepEqual([layers.length, layerNodes.length, shapes.layers.length], [read, written, shaped], text);
      equal(isDrawable(analysis), read > 0 && read === written && written === shaped, text);
    }
    equal(isDrawable(analyze(acas)), true);
  });

  it('has the tensors of each layer as they are written, and what is drawn of its kind alone', () => {
    const { layers, parameters } = view(
      'nnet 1\nmodel {\n  input 8 8\n  flatten\n  dropout rate=0.25\n  dense output 3 leaky-relu frozen slope=0.2\n}\n',
    );
    deepEqual(
      layers.map(({ sizes, rate, activation, slope, frozen }) => [sizes, rate, activation, slope, frozen]),
      [
        [[8, 8], undefined, undefined, undefined, undefined],
        [undefined, undefined, undefined, undefined, undefined],
        [undefined, 0.25, undefined, undefined, undefined],
        [undefined, undefined, 'leaky-relu', 0.2, true],
      ],
    );
    deepEqual(
      layers[3]?.tensors.map(({ symbol, shape }) => [symbol, shape]),
      [
        ['W', [3, 64]],
        ['b', [3, 1]],
      ],
    );
    deepEqual([parameters, layers[3]?.parameters, layers[3]?.inputs, layers[3]?.units], [195, 195, 64, 3]);
  });

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
