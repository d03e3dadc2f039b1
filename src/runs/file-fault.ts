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

/** The operating system's error for `path` as a Fault that a user can fix; any other error is returned unchanged. */
export function fileFault(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === undefined || error instanceof Fault) return error;
  return new Fault(message(codes[code] ?? 'path-failed', { path, reason: code }));
}

/** Runs `action`; an error of the operating system becomes a Fault that names `path`. */
export function withFile<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw fileFault(error, path);
  }
}

/** Whether the error is the operating system's “no such file”. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Whether the error is the operating system's “file exists”. */
export function isPresent(error: unknown): boolean {
  return codeOf(error) === 'EEXIST';
}

/** Whether the file system does not support the operation: some network and virtual ones cannot flush folders. */
export function isUnsupported(error: unknown): boolean {
  return ['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error) ?? '');
}
