import { formatBytes, formatInstantIn, formatNumber } from '../../lib/formatting';
import { backupWords } from '../../lib/words/backup';
import type { Rehearsal } from './queries';

const words = backupWords.report;

export interface ReportFact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** What was rehearsed, by whom and with which figures, as the screen and the paper list it. */
export function reportFacts({ report, rehearsedBy, sha256, entryNumber }: Rehearsal, zone: string): readonly ReportFact[] {
  const { backup, openedWith } = report;
  const { facts } = words;
  return [
    { key: 'site', label: facts.site, value: backup.name },
    { key: 'folder', label: facts.folder, value: report.folder },
    { key: 'madeAt', label: facts.madeAt, value: formatInstantIn(backup.madeAt, zone) },
    { key: 'madeWith', label: facts.madeWith, value: words.with(backup.appVersion, backup.station) },
    { key: 'entries', label: facts.entries, value: formatNumber(backup.entries) },
    { key: 'since', label: facts.since, value: formatNumber(report.entriesSince) },
    { key: 'size', label: facts.size, value: formatBytes(backup.bytes) },
    { key: 'at', label: facts.at, value: formatInstantIn(report.at, zone) },
    { key: 'by', label: facts.by, value: rehearsedBy },
    { key: 'station', label: facts.station, value: words.with(report.appVersion, report.station) },
    { key: 'openedWith', label: facts.openedWith, value: openedWith === null ? facts.presentKey : facts.passphraseOf(openedWith) },
    { key: 'took', label: facts.took, value: words.seconds(report.milliseconds) },
    { key: 'root', label: facts.root, value: report.root },
    { key: 'entry', label: facts.entry, value: formatNumber(entryNumber) },
    { key: 'digest', label: facts.digest, value: sha256 },
  ];
}

type Check = Rehearsal['report']['checks'][number];

/** What a check found, in words. */
export function foundText({ check, fault }: Check): string {
  return fault === null ? words.passed : words.failedAt[check](fault);
}

export function countText({ check, count }: Check): string {
  return `${formatNumber(count)} ${words.units[check]}`;
}

/** The report to be filed: lines that need no program to be read. */
export function reportText(rehearsal: Rehearsal, zone: string): string {
  const { report } = rehearsal;
  const facts = reportFacts(rehearsal, zone);
  const width = Math.max(...facts.map(({ label }) => label.length));
  const checks = report.checks.map((check) => `- ${words.checks[check.check]}\n  ${countText(check)}: ${foundText(check)}`);
  return [
    words.verdicts[report.verdict].toUpperCase(),
    verdictHint(rehearsal),
    '',
    ...facts.map(({ label, value }) => `${label.padEnd(width)}  ${value}`),
    '',
    words.checked,
    ...checks,
    '',
  ].join('\n');
}

export function verdictHint({ report }: Rehearsal): string {
  return report.verdict === 'restorable' ? words.verdictHints.restorable(report.entriesSince) : words.verdictHints.notRestorable;
}
