import assert from 'node:assert/strict';
import { checkFormat, Options, readOptions, wantsJson } from '../../../src/cli/options';
import type { MessageArguments } from '../../../src/model/message';
import { faultOf } from '../data/specs';

const given = (x: string): Options => new Options('train', { x });
const refused = (action: () => unknown): readonly [code: string, args: MessageArguments] => {
  const { detail } = faultOf(action);
  return [detail.code, detail.args];
};

describe('an option', () => {
  it('is a whole number within its bounds', () => {
    const texts = ['1', '05', '5', '0', '6', '1.5', '-1', '1e0', '', '9007199254740992'];
    const read = (text: string): number | string => {
      try {
        return given(text).whole('x', 1, 5) ?? '';
      } catch {
        return 'refused';
      }
    };
    assert.deepEqual(texts.map(read), [1, 5, 5, ...new Array<string>(7).fill('refused')]);
    assert.deepEqual(
      refused(() => given('6').whole('x', 1, 5)),
      ['cli-option-range', { option: '--x', least: 1, most: 5, text: '6' }],
    );
    assert.deepEqual(
      refused(() => given('0').whole('x', 1)),
      ['cli-option-whole', { option: '--x', least: 1, text: '0' }],
    );
    assert.deepEqual([given('9007199254740991').whole('x', 1), given('1').whole('y', 1)], [2 ** 53 - 1, undefined]);
    assert.deepEqual(refused(() => given('9007199254740992').whole('x', 1))[0], 'cli-option-whole');
  });

  it('is a number above 0', () => {
    assert.deepEqual(
      [given('0.5').positive('x'), given(' 1e-3').positive('x'), given('1').positive('y')],
      [0.5, 1e-3, undefined],
    );
    for (const text of ['0', '-1', '', ' ', 'x', 'Infinity']) {
      assert.deepEqual(
        refused(() => given(text).positive('x')),
        ['cli-option-positive', { option: '--x', text }],
      );
    }
  });

  it('is one of some words, or a text that may be needed', () => {
    assert.deepEqual([given('b').choice('x', ['a', 'b']), given('b').choice('y', ['a', 'b'])], ['b', undefined]);
    assert.deepEqual(
      refused(() => given('c').choice('x', ['a', 'b'])),
      ['cli-option-choice', { option: '--x', choices: 'a, b', text: 'c' }],
    );
    assert.deepEqual([given('').required('x'), given('t').text('x'), given('t').text('y')], ['', 't', undefined]);
    assert.deepEqual(
      refused(() => given('t').required('y')),
      ['cli-option-required', { command: 'train', option: '--y' }],
    );
  });
});

describe('typed options', () => {
  const read = (...typed: readonly string[]) => {
    const { files, options } = readOptions('train', ['epochs', 'data'], typed);
    return { files, epochs: options.text('epochs'), data: options.text('data'), format: options.text('format') };
  };
  const none = { epochs: undefined, data: undefined, format: undefined };

  it('stand among the files, with their values behind a blank or =', () => {
    assert.deepEqual(read('a.nnet', '--epochs', '5', 'b.nnet', '--data=-x', '--format', 'json'), {
      files: ['a.nnet', 'b.nnet'],
      epochs: '5',
      data: '-x',
      format: 'json',
    });
    assert.deepEqual(read('--epochs', '-5'), { ...none, files: [], epochs: '-5' });
    assert.deepEqual(read('--', '--epochs'), { ...none, files: ['--epochs'] });
  });

  it('are refused where they are unknown, twice there, or without a value', () => {
    const said = { command: 'train', option: '--epoch' };
    assert.deepEqual(
      refused(() => read('--epoch', '5')),
      ['cli-option-near', { ...said, near: '--epochs' }],
    );
    assert.deepEqual(
      refused(() => read('--zzzzzz')),
      ['cli-option-unknown', { ...said, option: '--zzzzzz' }],
    );
    assert.deepEqual(
      refused(() => read('-q')),
      ['cli-option-unknown', { ...said, option: '-q' }],
    );
    assert.deepEqual(refused(() => read('--toString', '5'))[0], 'cli-option-unknown');
    assert.deepEqual(
      refused(() => read('--epochs', '5', '--epochs=6')),
      ['cli-option-twice', { option: '--epochs' }],
    );
    for (const typed of [['--epochs'], ['--epochs', '--data', 'x'], ['--epochs', '-d']]) {
      assert.deepEqual(
        refused(() => read(...typed)),
        ['cli-option-value', { command: 'train', option: '--epochs' }],
      );
    }
  });

  it('ask for JSON in either form', () => {
    const asked = [
      ['--format=json'],
      ['x', '--format', 'json'],
      ['--format', 'text', 'json'],
      ['json'],
      ['x', '--format'],
    ];
    assert.deepEqual(asked.map(wantsJson), [true, true, false, false, false]);
    for (const format of ['text', 'json']) checkFormat(new Options('train', { format }));
    checkFormat(new Options('train', {}));
    const facts = { option: '--format', choices: 'text, json', text: 'xml' };
    assert.deepEqual(
      refused(() => checkFormat(new Options('train', { format: 'xml' }))),
      ['cli-option-choice', facts],
    );
  });
});
