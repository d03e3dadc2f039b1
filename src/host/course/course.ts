import * as vscode from 'vscode';
import { readLesson } from '../../language/lesson/page';
import { localeOf } from '../../messages/translate';
import type { Lesson } from '../../model/lesson';
import { decodeUtf8 } from '../../model/utf8';
import { version } from '../../model/version';

/**
 * The course as it comes with the extension, and the copies of its specs and data that a person works with: they and
 * their runs are in a folder of their own, since the extension's folder is replaced by each update.
 */
export class Course {
  /** The folder of the copies; another version of the extension has another one. */
  readonly copies: vscode.Uri;
  private readonly originals: vscode.Uri;

  constructor({ extensionUri, globalStorageUri }: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri'>) {
    this.originals = vscode.Uri.joinPath(extensionUri, 'examples', 'course');
    this.copies = vscode.Uri.joinPath(globalStorageUri, `course-${version}`);
  }

  /** A lesson's page in VS Code's language; that of the contents for an empty name. Rejects where there is none. */
  async page(lesson: string): Promise<Lesson> {
    const folder = lesson === '' ? this.originals : vscode.Uri.joinPath(this.originals, lesson);
    const name = localeOf(vscode.env.language) === 'zh-cn' ? 'README.zh-cn.md' : 'README.md';
    return readLesson(await textOf(vscode.Uri.joinPath(folder, name)));
  }

  /** The names of all lessons, in the order in which the contents link to them. */
  async lessons(): Promise<readonly string[]> {
    const { blocks } = await this.page('');
    const spans = blocks.flatMap((block) =>
      block.kind === 'list' || block.kind === 'steps' ? block.items.flat() : [],
    );
    return spans.flatMap((span) => (span.kind === 'lesson' ? [span.lesson] : []));
  }

  /** Where a lesson's copy of a spec is. */
  spec(lesson: string, name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.copies, lesson, name);
  }

  /** The text of a spec as the course has it. */
  original(lesson: string, name: string): Promise<string> {
    return textOf(vscode.Uri.joinPath(this.originals, lesson, name));
  }

  /** Copies the files of a lesson that are not there yet; what a person has changed stays. */
  async prepare(lesson: string): Promise<void> {
    const from = vscode.Uri.joinPath(this.originals, lesson);
    const present = new Set((await entriesOf(vscode.Uri.joinPath(this.copies, lesson))).map(([name]) => name));
    for (const [name, kind] of await entriesOf(from)) {
      if (kind !== vscode.FileType.File || name.endsWith('.md') || present.has(name)) continue;
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(from, name));
      await vscode.workspace.fs.writeFile(this.spec(lesson, name), bytes);
    }
  }
}

async function textOf(uri: vscode.Uri): Promise<string> {
  const decoded = decodeUtf8(await vscode.workspace.fs.readFile(uri));
  if ('invalidAt' in decoded) throw new Error(`${uri.fsPath} is not UTF-8`);
  return decoded.text;
}

/** The entries of a folder; none where it is missing. */
async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
    throw error;
  }
}
