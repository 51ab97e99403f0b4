/** A template that does not parse, is not allowed, or went wrong while it was rendered. */
export class TemplateError extends Error {
  override name = 'TemplateError';
  /** 1-based line in the template, when it is known. */
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(line === undefined ? message : `${message} (line ${line} of the template)`);
    this.line = line;
  }
}
