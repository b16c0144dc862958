/** That a file or folder can't be used, where that is what Node's error says; null for any other error. */
export function unusableFile(error: unknown): string | null {
  return isFileError(error) ? `${error.path}: the file can't be used (${error.code})` : null;
}

function isFileError(error: unknown): error is { path: string; code: string } {
  return error instanceof Error && 'path' in error && 'code' in error && 'syscall' in error;
}
