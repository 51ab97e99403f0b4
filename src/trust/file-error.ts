export type FileFault =
  | 'missing'
  | 'outside'
  | 'git'
  | 'directory'
  | 'no file'
  | 'too large'
  | 'encoding'
  | 'unreadable'
  | 'too many';

/** A file that cannot be read or written, or may not be. The message names it as the user would. */
export class FileError extends Error {
  override name = 'FileError';
  readonly fault: FileFault;
  readonly hint: string | undefined;

  constructor(fault: FileFault, message: string, hint?: string) {
    super(message);
    this.fault = fault;
    this.hint = hint;
  }
}
