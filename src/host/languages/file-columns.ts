import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { directoryHead, hasDirectory } from '../../data/sources/array-directory';
import {
  endSize,
  type FileHead,
  fileEnd,
  fileHead,
  type HeadColumn,
  headSize,
  isToldByAll,
  isToldByEnd,
  mostRead,
} from '../../data/sources/head-columns';
import { lookInto } from '../../data/sources/sparse-file';
import { readData } from '../../language/build/data';
import { noNames, type OfferedName, type OfferedNames } from '../../language/features/completion/columns';
import { message } from '../../model/message';
import type { FileSource } from '../../model/source';
import type { SpecDocument } from '../documents/spec-document';

/** The columns and arrays of the files that specs name, as far as a look at these files tells them. */
export class FileColumns {
  private readonly known = new Map<string, OfferedNames>();

  /**
   * The columns and arrays of a spec's training file. None in a workspace that is not trusted, of a file outside the
   * workspace, and where the file is no table.
   */
  async of({ analysis, document, place }: SpecDocument): Promise<OfferedNames> {
    const source = readData(analysis.document.top('data'))?.source;
    if (source?.from !== 'file' || place !== 'file' || !vscode.workspace.isTrusted) return noNames;
    const file = path.resolve(path.dirname(document.uri.fsPath), source.path);
    if (!vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file))) return noNames;
    try {
      return await this.read(file, source);
    } catch {
      // A file that is missing, or may not be read, is among the problems.
      return noNames;
    }
  }

  private async read(file: string, source: FileSource): Promise<OfferedNames> {
    const handle = await open(file, 'r');
    try {
      const { size, mtimeMs } = await handle.stat();
      const { delimiter, decimal, thousands, header, skip, comment, encoding, missingAs, x, y } = source;
      const format = [delimiter, decimal, thousands, header, skip, comment, encoding, missingAs, x, y];
      const key = JSON.stringify([file, size, mtimeMs, format]);
      const known = this.known.get(key);
      if (known) return known;
      const names = offered(await look(handle, size, source));
      this.known.clear();
      this.known.set(key, names);
      return names;
    } finally {
      await handle.close();
    }
  }
}

/** Reads as much of a file as tells its columns. */
async function look(handle: FileHandle, size: number, source: FileSource): Promise<FileHead> {
  const head = await bytesOf(handle, 0, Math.min(size, headSize));
  const isSmall = size <= mostRead;
  if (!isSmall && isToldByEnd(head)) return fileEnd(source, await bytesOf(handle, size - endSize, endSize));
  if (!isSmall && hasDirectory(head)) {
    const read = (from: number, to: number): Promise<Uint8Array> => bytesOf(handle, from, to - from);
    return lookInto(size, read, (file) => directoryHead(source, file), mostRead);
  }
  const bytes = isSmall && isToldByAll(head) ? await bytesOf(handle, 0, size) : head;
  return fileHead(source, bytes, bytes.length === size);
}

async function bytesOf(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, undefined, from);
  return buffer.subarray(0, bytesRead);
}

function offered({ columns, hasTargets, arrays }: FileHead): OfferedNames {
  const names = columns.map(offeredColumn);
  return {
    columns: names,
    targets: hasTargets ? names : [],
    arrays: arrays.map(({ name, shape }) => ({ name, about: message('completion-array', { shape }) })),
  };
}

function offeredColumn({ name, rows, missing, range, distinct }: HeadColumn): OfferedName {
  if (missing === undefined) return { name, about: message('completion-column-rows', { rows }) };
  if (range) return { name, about: message('completion-column-numbers', { ...range, rows, missing }) };
  if (distinct === 'unknown') return { name, about: message('completion-column-other', { rows, missing }) };
  if (distinct !== undefined) return { name, about: message('completion-column-texts', { distinct, rows, missing }) };
  return { name, about: message('completion-column-empty', { rows }) };
}
