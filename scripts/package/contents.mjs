import fs from 'node:fs';
import path from 'node:path';
import { licenceProblem } from '../audit/licences.mjs';
import { inProject, projectRoot } from '../project.mjs';
import { compiledIn, thirdPartyLicences } from './licences.mjs';
import { npmSbom, shippedSbom } from './sbom.mjs';
import { shippedPackages } from './shipped.mjs';

/** Writes what tells a site what it got: the bill of materials and the licences of all of it, into one folder; returns the shipped packages. */
export function writeContents(folder, plan, bundledFolders) {
  const [manifest, lock] = ['package.json', 'package-lock.json'].map((name) => JSON.parse(fs.readFileSync(inProject(name), 'utf8')));
  const packages = shippedPackages(lock, manifest, bundledFolders, `linux-${plan.arch}`);
  const problems = packages.flatMap((item) => licenceProblem(item, { ships: true }) ?? []);
  if (problems.length > 0) throw new Error(problems.join('; '));
  const bill = shippedSbom(npmSbom(projectRoot), { plan, packages, compiled: compiledIn(projectRoot) });
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 1)}\n`);
  fs.writeFileSync(path.join(folder, 'third-party-licences.txt'), thirdPartyLicences(projectRoot, packages));
  fs.copyFileSync(inProject('LICENSE'), path.join(folder, 'LICENSE.txt'));
  return packages;
}
