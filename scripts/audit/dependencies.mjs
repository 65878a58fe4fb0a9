import { installScriptProblems } from './install-scripts.mjs';
import { licenceExceptions, licenceProblem } from './licences.mjs';
import { unexplained } from './readme-table.mjs';

const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/;

/**
 * What is wrong with the dependencies, in words, from package.json, package-lock.json and the README alone: licences, install scripts,
 * addresses and digests in the lockfile, versions that are not exact, and dependencies without a reason.
 */
export function dependencyProblems({ manifest, lock, readme }) {
  const packages = Object.entries(lock.packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, entry]) => ({ folder, name: entry.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 13), entry }));
  return [
    ...packages.flatMap(({ name, entry }) => licenceProblem({ name, license: entry.license }) ?? []),
    ...licenceExceptions
      .filter((one) => !packages.some(({ name, entry }) => one.package.test(name) && entry.license === one.license))
      .map((one) => `no package needs the exception for ${one.package} under ${one.license} any more`),
    ...installScriptProblems(manifest, packages),
    ...packages.filter(({ entry }) => 'resolved' in entry).map(({ folder }) => `package-lock.json names an address for ${folder}`),
    ...packages
      .filter(({ entry }) => entry.integrity?.startsWith('sha512-') !== true)
      .map(({ folder }) => `package-lock.json has no digest for ${folder}`),
    ...['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {})
        .filter(([, version]) => !EXACT.test(version))
        .map(([name, version]) => `${name} is asked for as "${version}", which is not one exact version`),
    ),
    ...unexplained(manifest, readme).map((name) => `the README's table of dependencies gives no reason for ${name}`),
  ];
}
