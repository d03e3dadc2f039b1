import { Fault, message } from '../../model/message';
import { megabytes } from '../memory';

/** A file whose bytes are read as one format. */
export interface Origin {
  readonly file: string;
  /** As a user knows it: NPY, HDF5. */
  readonly format: string;
  /** Where the bytes begin in the file, if they are a part of it; near there, if they were packed. */
  readonly begin?: number;
}

/** Fault data-damaged: the bytes at `at`, from 0, are not what the format requires, or the file ends before them. */
export function damaged({ file, format, begin = 0 }: Origin, at: number): Fault {
  return new Fault(message('data-damaged', { format, at: begin + at + 1 }), { file });
}

/** Fault data-unpacked-size: what is packed in the file takes more than `limit` bytes. */
export function tooLargeUnpacked({ file, format }: Origin, limit: number): Fault {
  return new Fault(message('data-unpacked-size', { format, limit: megabytes(limit) }), { file });
}
