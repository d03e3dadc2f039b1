import assert from 'node:assert/strict';
import { activationNames } from '../../../src/model/activation';
import { generatorNames } from '../../../src/model/generator';
import { initializerNames } from '../../../src/model/initializer';
import { lossNames } from '../../../src/model/loss';
import { optimizerNames } from '../../../src/model/optimizer';
import { scheduleNames } from '../../../src/model/schedule';
import { faultsAfter } from './copied-tree';
import { filesIn, withoutComments } from './tree';

interface Family {
  /** The table that holds all that is known of a member. */
  readonly table: string;
  /** A line of the table, and the imaginary member that comes before it. */
  readonly before: string;
  readonly member: string;
  /** Where else something is said of each member: the type checker has to ask for it there. */
  readonly places: readonly string[];
}

const sentences = 'src/messages/en/hover.ts';

const families: Readonly<Record<string, Family>> = {
  'imaginary-activation': {
    table: 'src/numerics/activation/table.ts',
    before: '  linear,\n',
    member: 'linear',
    places: ['src/engine/compiled/activations/table.ts', sentences],
  },
  'imaginary-distribution': {
    table: 'src/numerics/activation/table.ts',
    before: '  linear,\n',
    member: 'softmax',
    places: [
      sentences,
      'webview/diagram/activation-curve.ts',
      'webview/inspect/activation-section.ts',
      'webview/inspect/curve.ts',
      'webview/inspect/formula.ts',
      'webview/ui/decision-colour.ts',
    ],
  },
  'imaginary-loss': {
    table: 'src/model/loss.ts',
    before: '  mse: ',
    member: "{ targets: 'numbers', fits: () => true, formulas: [], gives: 'dA', derivative: () => '' }",
    places: [
      'src/engine/compiled/losses/table.ts',
      'src/engine/landscape/compared.ts',
      'src/engine/losses/constant-cost.ts',
      'src/engine/losses/table.ts',
      sentences,
      'webview/landscape/words.ts',
    ],
  },
  'imaginary-optimizer': {
    table: 'src/model/optimizer.ts',
    before: '  momentum: {',
    member: '{ parameters: [], moments: [], countsSteps: false, formulas: [] }',
    places: [
      'src/engine/compiled/optimizers/table.ts',
      'src/engine/optimizers/table.ts',
      sentences,
      'webview/landscape/choice.ts',
    ],
  },
  'imaginary-schedule': {
    table: 'src/model/schedule.ts',
    before: '  constant: ',
    member: '{ properties: [], needsEnd: false, formulas: [] }',
    places: ['src/engine/training/learning-rate.ts', sentences],
  },
  'imaginary-initializer': {
    table: 'src/model/initializer.ts',
    before: '  zeros: ',
    member: "{ setBy: 'nothing', defaultScale: 1 }",
    places: ['src/engine/initialize.ts', 'src/language/documentation/notation.ts', sentences],
  },
  'imaginary-generator': {
    table: 'src/model/generator.ts',
    before: '  flower: {',
    member: "{ properties: [], features: planar, defaultNoise: 0, formula: '' }",
    places: ['src/data/generators/table.ts', sentences],
  },
};

/** The keys that an error says are missing. */
function missingIn(text: string): string {
  const one = /Property '(.*?)' is missing in type/.exec(text)?.[1];
  return one ?? / is missing the following properties from type .*: (.*)$/m.exec(text)?.[1] ?? '';
}

describe('the families of the language', () => {
  it('are told by the type checker where a new member has to be spoken of', () => {
    const changes: Record<string, (text: string) => string> = {};
    for (const [name, { table, before, member }] of Object.entries(families)) {
      const earlier = changes[table];
      changes[table] = (text) => (earlier?.(text) ?? text).replace(before, `  '${name}': ${member},\n${before}`);
    }
    const faults = faultsAfter(changes);
    const found = Object.fromEntries(
      Object.keys(families).map((name) => {
        const files = faults.filter(({ text }) => missingIn(text).includes(name)).map(({ file }) => file);
        return [name, [...new Set(files)].sort()];
      }),
    );
    assert.deepEqual(
      found,
      Object.fromEntries(Object.entries(families).map(([name, { places }]) => [name, [...places].sort()])),
    );
    const others = faults.filter(({ text }) => !Object.keys(families).some((name) => missingIn(text).includes(name)));
    assert.deepEqual(others, []);
  });

  it('have no member that code compares with by name', () => {
    const names = [activationNames, lossNames, optimizerNames, scheduleNames, initializerNames, generatorNames].flat();
    const name = `'(?:${[...new Set(names)].join('|')})'`;
    const compared = new RegExp(
      `[!=]==\\s*${name}|${name}\\s*[!=]==|\\bcase ${name}|\\[[^\\]\\n]*${name}[^\\]\\n]*\\]\\.includes`,
      'g',
    );
    const found = filesIn(['src', 'webview'], /\.ts$/).flatMap((file) =>
      [...withoutComments(file.text).matchAll(compared)].map(([text]) => `${file.path}: ${text}`),
    );
    assert.deepEqual(found, []);
  });
});
