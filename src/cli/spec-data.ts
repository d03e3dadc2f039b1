import { dirname, isAbsolute, join } from 'node:path';
import type { FileContent } from '../data/file-bytes';
import { prepareData } from '../data/prepare';
import { type InputsAgain, inputsAgain, prepareAgain } from '../data/prepare-again';
import { decodeWeights, type WeightsFile } from '../engine/weights-file';
import type { Dataset } from '../model/dataset';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault, message } from '../model/message';
import type { Pipeline } from '../model/pipeline';
import { dataPathsOf, inputPathsOf } from '../model/source';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import type { Environment } from '../worker/environment';
import { originOf } from './spec-origin';

/** Bytes that data and training may take. */
export const memoryLimit = defaultMemoryLimit;

/** Paths of the files that a spec names, by the path as written, relative to the folder of the spec. */
export function filesOf(spec: Spec, specPath: string): ReadonlyMap<string, string> {
  const named = [...(spec.data ? dataPathsOf(spec.data) : []), ...(spec.weights === undefined ? [] : [spec.weights])];
  const folder = dirname(originOf(specPath));
  return new Map(named.map((path) => [path, isAbsolute(path) ? path : join(folder, path)]));
}

/** Runs `action`; a Fault in a file that the spec names gets the path by which the caller can find the file. */
export function withPlaces<T>(files: ReadonlyMap<string, string>, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw withPlace(files, error);
  }
}

/** What was thrown; a Fault in a file the spec names then names the file as the caller can find it. */
export function withPlace(files: ReadonlyMap<string, string>, error: unknown): unknown {
  if (!(error instanceof Fault)) return error;
  return error.moved((place) => place && { ...place, file: files.get(place.file) ?? place.file });
}

/**
 * The spec's own data: with a pipeline as that makes examples of their rows, else fitted to them. Throws the Faults of
 * reading and preparing them.
 */
export function readDataset(spec: Spec, specPath: string, environment: Environment, pipeline?: Pipeline): Dataset {
  const { files, contents } = openFiles(spec, specPath, environment);
  const options = { memoryLimit, sha256: environment.sha256 };
  return withPlaces(files, () =>
    pipeline ? prepareAgain(spec, pipeline, contents, options) : prepareData(spec, contents, options),
  );
}

/**
 * X of the spec's own data, for a command that can use further examples by `--data`, too. Throws Fault
 * cli-own-data-missing, and those of `inputsAgain`.
 */
export function readInputs(spec: Spec, specPath: string, environment: Environment, pipeline: Pipeline): InputsAgain {
  const { weights: _weights, ...rest } = spec;
  const files = filesOf(rest, specPath);
  const needed = spec.data ? inputPathsOf(spec.data) : new Set();
  const contents = new Map<string, FileContent>();
  for (const [name, path] of files) {
    try {
      contents.set(name, environment.openFile(path));
    } catch (error) {
      // Targets are needed only to tell whether the data are those of training.
      if (!(error instanceof Fault)) throw error;
      if (needed.has(name)) throw error.detail.code === 'path-missing' ? ownDataMissing(path) : error;
    }
  }
  const options = { memoryLimit, sha256: environment.sha256 };
  return withPlaces(files, () => inputsAgain(spec, pipeline, contents, options));
}

function ownDataMissing(path: string): Fault {
  return new Fault(message('cli-own-data-missing', { path, option: '--data' }));
}

/** The files of a spec's data, by their paths as written: their paths for the caller, and the files opened. */
export function openFiles(spec: Spec, specPath: string, environment: Environment) {
  const { weights: _weights, ...rest } = spec;
  const files = filesOf(rest, specPath);
  return { files, contents: new Map([...files].map(([name, path]) => [name, environment.openFile(path)])) };
}

/** The initial weights that a spec names; undefined where it names none. Throws the Faults of `readWeights`. */
export function namedWeights(spec: Spec, specPath: string, environment: Environment): NetworkWeights | undefined {
  const path = spec.weights === undefined ? undefined : filesOf(spec, specPath).get(spec.weights);
  return path === undefined ? undefined : readWeights(path, environment).weights;
}

/** Throws the Faults of a file that cannot be read or holds no weights. */
export function readWeights(path: string, environment: Environment): WeightsFile {
  const bytes = environment.readFile(path, memoryLimit);
  try {
    return decodeWeights(bytes);
  } catch (error) {
    throw error instanceof Fault ? error.moved(() => ({ file: path })) : error;
  }
}
