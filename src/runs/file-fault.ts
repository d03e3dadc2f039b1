import { Fault, message } from '../model/message';

const codes: Readonly<Record<string, string>> = {
  ENOENT: 'path-missing',
  ENOTDIR: 'path-missing',
  EISDIR: 'path-folder',
  EACCES: 'path-denied',
  EPERM: 'path-denied',
  EROFS: 'path-read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-quota',
  EMFILE: 'files-open',
  ENFILE: 'files-open',
  EIO: 'disk-error',
};

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What the operating system refused to do with `path`, as a fault a person can mend; a defect stays what it is. */
export function fileFault(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === undefined || error instanceof Fault) return error;
  return new Fault(message(codes[code] ?? 'path-failed', { path, reason: code }));
}

/** Runs `action`; what the operating system refuses becomes a Fault that names `path`. */
export function withFile<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw fileFault(error, path);
  }
}

/** Is this the operating system's “no such file”? */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Is this the operating system's “there is something already”? */
export function isPresent(error: unknown): boolean {
  return codeOf(error) === 'EEXIST';
}

/** Can this file system not do such a thing at all? Some of the network's and of virtual machines flush no folders. */
export function isUnsupported(error: unknown): boolean {
  return ['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error) ?? '');
}
