import path from 'node:path';
import { brokenDirection } from './directions';
import { namingFaults } from './file-names';
import { forbiddenImports } from './forbidden-imports';
import { factsOf, type SourceFacts } from './imports';

const PROGRAM = /^(electron|renderer|shared)\//;

/** The only file that may pass on the exports of others: it is the contract as a whole. */
const CONTRACT = 'shared/contract/index.ts';

/** Everything in these sources (path from the project's root → text) that breaks a rule of the architecture, as "path: why". */
export function violations(sources: ReadonlyMap<string, string>): readonly string[] {
  return [...sources].flatMap(([file, text]) => faultsOf(file, text).map((fault) => `${file}: ${fault}`));
}

function faultsOf(file: string, text: string): readonly string[] {
  const naming = namingFaults(file);
  if (!/\.tsx?$/.test(file)) return naming;
  const facts = factsOf(file, text);
  return [...naming, ...importFaults(file, facts), ...(PROGRAM.test(file) ? programFaults(file, facts) : [])];
}

function importFaults(file: string, { imports }: SourceFacts): readonly string[] {
  return imports.flatMap((statement) => {
    if (!statement.specifier.startsWith('.')) return forbiddenImports(file, statement);
    const fault = brokenDirection(file, path.posix.join(path.posix.dirname(file), statement.specifier));
    return fault === null ? [] : [fault];
  });
}

/** Asks the shell for bytes of a preview by its own address. */
const EVIDENCE_BYTES = 'renderer/lib/evidence-bytes.ts';

function programFaults(file: string, { networkCalls, isBarrel }: SourceFacts): readonly string[] {
  return [
    ...(file === EVIDENCE_BYTES ? networkCalls.filter((name) => name !== 'fetch') : networkCalls).map(
      (name) => `the site is offline: ${name} is called`,
    ),
    ...(isBarrel && file !== CONTRACT ? ['it only passes on the exports of other files'] : []),
  ];
}
