/** A process that learns from results no two of which are alike, as fast as it can: `learn-in-file.ts <directory> <name> <results>`. */
import { createLearner } from '../../src/index.ts';
import { createFileShapeStore } from '../../src/node.ts';

const [directory = '', name = '', results = '0'] = process.argv.slice(2);
const tool = { path: 'shared.tool', fingerprint: 'fp' };
const learner = createLearner({ store: createFileShapeStore({ directory }) });
await learner.load([tool]);
for (let at = 0; at < Number(results); at += 1) {
  learner.observe(tool, { id: at, [`${name}${String.fromCharCode(97 + at)}`]: at });
  await learner.flush({ all: true });
}
