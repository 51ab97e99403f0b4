/** `[type=less_than_equal, input_value=2.1, input_type=float]` at the end of a line. */
const TAIL = /\s*\[type=[^\]]*?(?:input_value=(?<value>.*), input_type=\w+)?\]$/;

/**
 * The gateway's validation report as one line: `temperature: Input should be less than or equal to 2 (got 2.1)`. It has a
 * heading, and for each problem the field, what is wrong with it, and a link.
 */
export function payloadProblems(report: string): string {
  const [heading = '', ...lines] = report
    .split('\n')
    .filter((line) => !/^\s*For further information visit /.test(line));
  const problems: string[] = [];
  for (const line of lines) {
    const isField = !/^\s/.test(line) || problems.length === 0;
    if (isField) problems.push(line.trim());
    else
      problems.push(
        `${problems.pop()}: ${line.trim().replace(TAIL, (_, value) => (value === undefined ? '' : ` (got ${value})`))}`,
      );
  }
  return problems.length > 0 ? problems.join('; ') : heading;
}
