import fs from 'node:fs';
import { dependencyProblems } from './audit/dependencies.mjs';
import { inProject } from './project.mjs';
import { tell } from './runtime/progress.mjs';

// Needs no network: everything it judges stands in the project.
const read = (name) => fs.readFileSync(inProject(name), 'utf8');
const problems = dependencyProblems({
  manifest: JSON.parse(read('package.json')),
  lock: JSON.parse(read('package-lock.json')),
  readme: read('README.md'),
});
for (const problem of problems) tell(problem);
if (problems.length > 0) process.exitCode = 1;
