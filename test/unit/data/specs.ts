import assert from 'node:assert/strict';
import { prepareData } from '../../../src/data/prepare';
import { type Locale, translate } from '../../../src/messages/translate';
import type { ActivationName } from '../../../src/model/activation';
import type { Dataset } from '../../../src/model/dataset';
import type { GeneratorName, GeneratorSource } from '../../../src/model/generator';
import type { LossName } from '../../../src/model/loss';
import { Fault } from '../../../src/model/message';
import type { DataSpec, FileSource } from '../../../src/model/source';
import type { Spec } from '../../../src/model/spec';
import { encodeUtf8 } from '../../../src/model/utf8';
import { dense, input, specOf as specOfLayers } from '../engine/specs';

/** A generator's source with the language's defaults. */
export function generated(kind: GeneratorName, properties: Partial<GeneratorSource> = {}): GeneratorSource {
  return { from: 'generate', kind, samples: 100, features: 2, classes: 3, bits: 4, ...properties };
}

/** A file's source with the language's defaults. */
export function tabular(properties: Partial<FileSource> = {}): FileSource {
  return {
    from: 'file',
    path: 'data/t.csv',
    target: 'y',
    header: true,
    missing: 'error',
    unknown: 'error',
    ...properties,
  };
}

export interface Network {
  inputs?: number;
  units?: number;
  activation?: ActivationName;
  loss?: LossName;
  rng?: 'pcg64' | 'numpy';
  seed?: number;
}

/** A spec of one dense layer over the data. */
export function specOf(data: DataSpec | undefined, network: Network = {}): Spec {
  const { inputs = 2, units = 1, activation = 'sigmoid', loss = 'cross-entropy', rng = 'pcg64', seed = 1 } = network;
  const zeros = { init: { name: 'zeros', scale: 1, value: 0 } } as const;
  return specOfLayers(
    [input(inputs), dense('output', units, activation, zeros)],
    { loss },
    { seed: { value: seed, rng }, ...(data ? { data } : {}) },
  );
}

/** The one file of `tabular`, from its text or bytes. */
export function filesOf(content: string | Uint8Array, path = 'data/t.csv'): Map<string, Uint8Array> {
  return new Map([[path, typeof content === 'string' ? encodeUtf8(content) : content]]);
}

/** The Fault that `action` throws. */
export function faultOf(action: () => unknown): Fault {
  let thrown: unknown;
  try {
    action();
  } catch (error) {
    thrown = error;
  }
  return thrown instanceof Fault ? thrown : assert.fail(`no Fault, but ${String(thrown)}`);
}

/**
 * That `action` throws a Fault of this code, at this [line, column] if one is named, and that its sentence has every
 * argument it needs, in every language. Returns the English sentence.
 */
export function assertFault(
  action: () => unknown,
  code: string,
  at?: readonly [line?: number, column?: number],
): string {
  const thrown = faultOf(action);
  assert.equal(thrown.detail.code, code);
  if (at) assert.deepEqual([thrown.place?.line, thrown.place?.column].slice(0, at.length), [...at]);
  const detail = thrown.detail;
  const [english, chinese] = (['en', 'zh-cn'] satisfies Locale[]).map((locale) => translate(detail, locale));
  for (const sentence of [english, chinese]) {
    assert.notEqual(sentence, code, 'a sentence stands under the code');
    assert.doesNotMatch(sentence ?? '', /\{\w/, 'every argument is given');
  }
  assert.notEqual(english, chinese);
  return english ?? '';
}

/** A data set of one CSV text. */
export function fromText(
  text: string,
  source: Partial<FileSource> = {},
  network: Network = {},
  data: Partial<DataSpec> = {},
): Dataset {
  return prepareData(specOf({ source: tabular(source), ...data }, network), filesOf(text));
}

/** A softmax over three units. */
export const three = { units: 3, activation: 'softmax' } as const;
/** A regression of one number. */
export const line = { activation: 'linear', loss: 'mse' } as const;
