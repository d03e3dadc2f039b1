import { open } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { type HeadColumn, headColumns } from '../../data/csv/head-columns';
import { readData } from '../../language/build/data';
import type { OfferedColumn } from '../../language/features/completion/columns';
import { message } from '../../model/message';
import type { FileSource } from '../../model/source';
import type { SpecDocument } from '../documents/spec-document';

/** Bytes of a file that are read to offer its columns: some thousand rows of most tables, in a few milliseconds. */
const headSize = 262_144;

/** The columns of the files that specs name, as far as the beginnings of these files tell them. */
export class FileColumns {
  private readonly known = new Map<string, readonly OfferedColumn[]>();

  /**
   * The columns of a spec's training file, or of its test file. None in a workspace that is not trusted, of a file outside
   * the workspace, and where the file is no table of text.
   */
  async of({ analysis, document, place }: SpecDocument): Promise<readonly OfferedColumn[]> {
    const source = readData(analysis.document.top('data'))?.source;
    if (source?.from !== 'file' || place !== 'file' || !vscode.workspace.isTrusted) return [];
    const file = path.resolve(path.dirname(document.uri.fsPath), source.path);
    if (!vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file))) return [];
    try {
      return await this.read(file, source);
    } catch {
      // A file that is missing, or may not be read, is among the problems.
      return [];
    }
  }

  private async read(file: string, source: FileSource): Promise<readonly OfferedColumn[]> {
    const handle = await open(file, 'r');
    try {
      const { size, mtimeMs } = await handle.stat();
      const { delimiter, decimal, thousands, header, skip, comment, encoding, missingAs } = source;
      const format = [delimiter, decimal, thousands, header, skip, comment, encoding, missingAs];
      const key = JSON.stringify([file, size, mtimeMs, format]);
      const known = this.known.get(key);
      if (known) return known;
      const { buffer, bytesRead } = await handle.read(new Uint8Array(Math.min(size, headSize)), 0, undefined, 0);
      const columns = headColumns(source, buffer.subarray(0, bytesRead), bytesRead === size).map(offered);
      this.known.clear();
      this.known.set(key, columns);
      return columns;
    } finally {
      await handle.close();
    }
  }
}

function offered({ name, rows, missing, range, distinct }: HeadColumn): OfferedColumn {
  if (range) return { name, about: message('completion-column-numbers', { ...range, rows, missing }) };
  if (distinct !== undefined) return { name, about: message('completion-column-texts', { distinct, rows, missing }) };
  return { name, about: message('completion-column-empty', { rows }) };
}
