import { measuresNumbers } from '../model/loss';
import { Fault, message } from '../model/message';
import type { Pipeline } from '../model/pipeline';
import { labelPathOf, type Source } from '../model/source';
import type { Spec } from '../model/spec';
import { randomStream } from '../numerics/streams';
import { formatOf } from './csv/dialect';
import { type FileOptions, fileExamples, furtherExamples } from './csv/file-examples';
import { generateExamples } from './generate';
import type { OutputLayer } from './output-layer';
import type { RawExamples } from './raw-examples';

/** Reads or generates the examples of a data block. `files` contains the bytes of every path that `dataPathsOf` names. */
export class SourceReader {
  private readonly options: FileOptions;

  constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly seed: Spec['seed'],
    output: Pick<OutputLayer, 'loss' | 'activation'>,
    private readonly memoryLimit: number,
  ) {
    this.options = { memoryLimit, numbersWanted: measuresNumbers(output.loss, output.activation) };
  }

  /** The examples that the training set is taken from, with the columns that the spec chooses. */
  read(source: Source): RawExamples {
    return source.from === 'generate'
      ? this.generate(source, 'data')
      : fileExamples(source, this.bytesOf, this.options);
  }

  /** The examples of a source with the columns of a pipeline: those of another file, or of the same as it is now. */
  readLike(
    source: Source,
    like: Pick<Pipeline, 'columns' | 'targets' | 'table'>,
    stream: 'data' | 'test-data',
  ): RawExamples {
    return source.from === 'generate'
      ? this.generate(source, stream)
      : furtherExamples(source, this.bytesOf, like, this.options);
  }

  private generate(source: Source & { from: 'generate' }, stream: 'data' | 'test-data'): RawExamples {
    const { rng, value } = this.seed;
    return generateExamples(source, randomStream(rng, source.seed ?? value, stream), this.memoryLimit);
  }

  private readonly bytesOf = (path: string): Uint8Array => {
    const bytes = this.files.get(path);
    if (!bytes) throw new Fault(message('data-file-missing', { path }), { file: path });
    return bytes;
  };
}

/**
 * A test file is read like the training file unless it says otherwise; its arrays are named alike unless they are in the
 * same file.
 */
export function testSource(test: Source, source: Source): Source {
  if (test.from !== 'file' || source.from !== 'file') return test;
  const { target, encode, missingAs, x, y } = source;
  const hasOwnArrays =
    test.path === source.path || labelPathOf(source) !== undefined || labelPathOf(test) !== undefined;
  return {
    ...(target !== undefined && { target }),
    ...formatOf(source),
    ...(encode && { encode }),
    ...(missingAs && { missingAs }),
    ...(!hasOwnArrays && x !== undefined && { x }),
    ...(!hasOwnArrays && y !== undefined && { y }),
    ...test,
  };
}
