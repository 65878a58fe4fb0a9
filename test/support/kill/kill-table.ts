import type { KillReport } from './kill-at-random';

/** Command by command, how many kills there were and what was left: nothing of it, all of it, or what must not be. */
export function tableOf(reports: readonly KillReport[], names: readonly string[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(34) : String(cell).padStart(12))).join('');
  const row = (name: string, some: readonly KillReport[]): string =>
    line([
      name,
      some.length,
      some.filter((one) => !one.isConfirmed && !one.isRecorded).length,
      some.filter((one) => !one.isConfirmed && one.isRecorded).length,
      some.filter((one) => one.isConfirmed).length,
      some.filter((one) => one.wrong.length > 0).length,
    ]);
  return [
    line(['killed during', 'kills', 'gone', 'unanswered', 'confirmed', 'wrong']),
    ...names.map((name) =>
      row(
        name,
        reports.filter((one) => one.name === name),
      ),
    ),
    row('all', reports),
  ].join('\n');
}
