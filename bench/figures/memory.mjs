// The most memory that a run holds: peak resident set at 1,000 and at 10,000 cells with answers of 2 KB.
import { startGateway } from '../harness/gateway.mjs';
import { run, stepEnv } from '../harness/programs.mjs';
import { inTurns } from '../harness/statistics.mjs';
import { csvSuite } from '../harness/workspace.mjs';

const FEW = 1_000;
const MANY = 10_000;
const CONCURRENCY = 8;
const ANSWER_BYTES = 2_048;
const GOAL = { megabytes: 300, ratio: 1.5 };
const RESULT_FILES = [undefined, 'results.json'];

export async function* measure({ node: { binary, version }, bundle, rounds }) {
  const gateway = await startGateway({ bytes: ANSWER_BYTES });
  const suites = new Map([FEW, MANY].map((cells) => [cells, csvSuite(cells)]));
  const megabytes = async (cells, outputPath) => {
    const { folder } = suites.get(cells);
    const env = stepEnv(folder, gateway.url, { 'max-concurrency': CONCURRENCY, 'output-path': outputPath });
    const { peakBytes } = await run(binary, [bundle], { folder, env, gateway, usage: true });
    if (gateway.answered() !== cells) throw new Error(`${gateway.answered()} calls instead of ${cells}`);
    return peakBytes / 1e6;
  };
  for (const outputPath of RESULT_FILES) {
    const { few, many } = await inTurns(
      { few: () => megabytes(FEW, outputPath), many: () => megabytes(MANY, outputPath) },
      rounds,
    );
    const what = `${MANY} cells of 2 KB, ${outputPath === undefined ? 'no result file' : `a ${outputPath}`}, ${version}`;
    yield { what: `peak memory of ${what}`, value: many, unit: 'MB', goal: GOAL.megabytes, detail: '' };
    yield {
      what: `the same against that of ${FEW} cells`,
      value: many / few,
      unit: `x ${few.toFixed(0)} MB`,
      goal: GOAL.ratio,
      detail: '',
    };
  }
  await gateway.close();
  for (const { remove } of suites.values()) remove();
}
