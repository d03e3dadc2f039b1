import { measuresNumbers } from '../model/loss';
import { Fault, message } from '../model/message';
import { dataPathsOf, labelPathOf, type Source } from '../model/source';
import type { Spec } from '../model/spec';
import { randomStream } from '../numerics/streams';
import { formatOf } from './csv/dialect';
import { type FileOptions, fileExamples, furtherExamples, type Wanted } from './csv/file-examples';
import type { TargetWish } from './csv/likely-targets';
import type { KnownColumns } from './csv/match-columns';
import type { FileContent, Files } from './file-bytes';
import { generateExamples } from './generate';
import type { MemoryBudget } from './memory';
import type { OutputLayer } from './output-layer';
import type { RawExamples } from './raw-examples';
import { heldAsNeeded } from './sources/as-needed';

/** Reads or generates the examples of a data block. `files` contains every path that `dataPathsOf` names. */
export class SourceReader {
  private readonly wish: TargetWish;
  /** Stored files as they are read, by their paths. */
  private readonly loaded = new Map<string, FileContent>();

  constructor(
    private readonly files: Files,
    private readonly seed: Spec['seed'],
    output: Pick<OutputLayer, 'loss' | 'activation' | 'units'>,
    private readonly memory: MemoryBudget,
  ) {
    const { loss, activation, units } = output;
    this.wish = { numbersWanted: measuresNumbers(loss, activation), units };
    for (const content of files.values()) if (content instanceof Uint8Array) memory.hold(content.length);
  }

  /** The examples that the training set is taken from, with the columns that the spec chooses. */
  read(source: Source): RawExamples {
    return this.held(source, (options) =>
      source.from === 'generate' ? this.generate(source, 'data', options) : fileExamples(source, this.bytesOf, options),
    );
  }

  /** The examples of a source with the columns of a pipeline: those of another file, or of the same as it is now. */
  readLike(source: Source, like: KnownColumns, stream: 'data' | 'test-data', wanted: Wanted = 'examples'): RawExamples {
    return this.held(source, (options) =>
      source.from === 'generate'
        ? this.generate(source, stream, options)
        : furtherExamples(source, this.bytesOf, like, options, wanted),
    );
  }

  /** Reads examples within the memory that is left, and holds what they and their files take. */
  private held(source: Source, read: (options: FileOptions) => RawExamples): RawExamples {
    for (const path of dataPathsOf({ source })) this.load(path);
    const place = source.from === 'file' ? { file: source.path } : undefined;
    const raw = this.memory.within((memoryLimit) => read({ memoryLimit, ...this.wish }), place);
    this.memory.hold(raw.bytes);
    return raw;
  }

  private generate(
    source: Source & { from: 'generate' },
    stream: 'data' | 'test-data',
    { memoryLimit }: FileOptions,
  ): RawExamples {
    const { rng, value } = this.seed;
    return generateExamples(source, randomStream(rng, source.seed ?? value, stream), memoryLimit);
  }

  /** Reads a stored file whole, if its format needs that, and holds what is in memory of it. */
  private load(path: string): void {
    const content = this.files.get(path);
    if (!content || content instanceof Uint8Array || this.loaded.has(path)) return;
    this.loaded.set(path, heldAsNeeded(this.memory, path, content));
  }

  private readonly bytesOf = (path: string): FileContent => {
    const content = this.loaded.get(path) ?? this.files.get(path);
    if (!content) throw new Fault(message('data-file-missing', { path }), { file: path });
    return content;
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
