import assert from 'node:assert/strict';
import type { ArrayEntry } from '../../../../src/data/sources/array';
import type { ArrayFile, DataFile } from '../../../../src/data/sources/data-file';
import { openDataFile } from '../../../../src/data/sources/open';
import { type Locale, translate } from '../../../../src/messages/translate';
import { Fault } from '../../../../src/model/message';
import { encodeUtf8 } from '../../../../src/model/utf8';

export function open(content: string | Uint8Array, name = 'data.bin', limit = 1e9): DataFile {
  return openDataFile(name, typeof content === 'string' ? encodeUtf8(content) : content, limit);
}

/** The file's arrays. */
export function arraysOf(content: Uint8Array, name?: string): ArrayFile {
  const file = open(content, name);
  return file.kind === 'arrays' ? file : assert.fail(`${name ?? 'the file'} has no arrays, but is ${file.kind}`);
}

/** The one array of a file, or the one of that name. */
export function arrayOf(content: Uint8Array, name = ''): ArrayEntry {
  const { arrays } = arraysOf(content);
  return arrays.find((array) => array.name === name) ?? assert.fail(`no array ${name}`);
}

/** An array's values as plain numbers or texts. */
export function listed(array: ArrayEntry): (number | string)[] {
  return [...array.read()];
}

/** The Fault that `action` is rejected with or throws. */
export function faultOf(action: () => unknown): Fault {
  let thrown: unknown;
  try {
    action();
  } catch (error) {
    thrown = error;
  }
  if (thrown instanceof Fault) return thrown;
  throw thrown ?? new assert.AssertionError({ message: 'no Fault' });
}

/** That `action` ends in one Fault of this code whose sentence is whole in every language. Returns the English one. */
export function assertRefused(action: () => unknown, code: string): string {
  const { detail, place } = faultOf(action);
  assert.equal(detail.code, code);
  assert.ok(place?.file, 'the file is named');
  const [english, chinese] = (['en', 'zh-cn'] satisfies Locale[]).map((locale) => translate(detail, locale));
  for (const sentence of [english, chinese]) {
    assert.notEqual(sentence, code, 'a sentence stands under the code');
    assert.doesNotMatch(sentence ?? '', /\{\w/, 'every argument is given');
  }
  assert.notEqual(english, chinese);
  return english ?? '';
}

/** That `action` throws the Fault of damaged bytes, which names the file, the format and a place. */
export function assertDamaged(action: () => unknown): void {
  const { detail, place } = faultOf(action);
  assert.equal(detail.code, 'data-damaged');
  assert.deepEqual(
    [typeof detail.args.format, Number.isInteger(detail.args.at), place?.file !== undefined],
    ['string', true, true],
  );
}
