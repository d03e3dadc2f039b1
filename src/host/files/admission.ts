import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Fault, type Message, message } from '../../model/message';
import { dataPathsOf } from '../../model/source';
import type { Spec } from '../../model/spec';

/** Decides whether a file outside the workspace may be read. */
export interface Admission {
  /** Absolute paths of the workspace's folders. */
  readonly folders: readonly string[];
  /** Asks the person once for each file and remembers a yes. */
  ask(file: string): Promise<boolean>;
}

/** Every path that the spec names, as written, each once. */
export function pathsOf(spec: Spec): string[] {
  const paths = spec.data ? dataPathsOf(spec.data) : [];
  return [...new Set(spec.weights === undefined ? paths : [...paths, spec.weights])];
}

/**
 * Where the files are that a spec names, by the path as written: absolute, with every link resolved. Throws a Fault
 * for a path that is a URL, a network share, missing, no regular file, or outside and not admitted.
 */
export async function admitFiles(
  spec: Spec,
  specPath: string,
  admission: Admission,
): Promise<Record<string, { readonly path: string }>> {
  const files: Record<string, { readonly path: string }> = {};
  const folders = await Promise.all(admission.folders.map((folder) => realpath(folder).catch(() => folder)));
  for (const written of pathsOf(spec)) {
    const real = await resolveDataPath(written, path.dirname(specPath));
    if (!folders.some((folder) => isInside(real, folder)) && !(await admission.ask(real)))
      throw new Fault(message('admit-outside', { path: written, real }));
    files[written] = { path: real };
  }
  return files;
}

/** The real path of the regular file that `written` means from `folder`; throws a Fault where it means none. */
export async function resolveDataPath(written: string, folder: string): Promise<string> {
  if (/^[\\/]{2}/.test(written)) throw new Fault(message('admit-share', { path: written }));
  if (/^[a-z][a-z0-9+.-]+:/i.test(written)) throw new Fault(message('admit-url', { path: written }));
  const absolute = path.resolve(folder, written);
  let real: string;
  let regular: boolean;
  try {
    real = await realpath(absolute);
    regular = (await stat(real)).isFile();
  } catch (error) {
    throw new Fault(unreachable(error, written, folder));
  }
  if (/^[\\/]{2}/.test(real)) throw new Fault(message('admit-share', { path: written }));
  if (!regular) throw new Fault(message('admit-irregular', { path: written }));
  return real;
}

/** Why a path leads nowhere. */
function unreachable(error: unknown, written: string, folder: string): Message {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ENOENT';
  if (code === 'EACCES' || code === 'EPERM') return message('path-denied', { path: written });
  if (code === 'ELOOP' || code === 'EIO') return message('path-failed', { path: written, reason: code });
  return message('admit-missing', { path: written, folder });
}

/** Whether `file` is in `folder` or below; both real and absolute. */
export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
