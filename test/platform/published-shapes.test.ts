import { describe, expect, it } from 'vitest';
import { type PeopleFile, readPeopleFile } from '../../electron/service/platform/people-file';
import { readTable } from '../../electron/service/platform/read-table';
import { linkManagers } from '../../shared/domain/hris/manager-links';
import { unknownForm } from '../../shared/domain/intake/source-table';
import { suggestProfile } from '../../shared/domain/intake/suggest-profile';
import { knownFrom } from '../support/known-rows';
import { connector, directories, shapes } from '../support/published-shapes';

const today = '2026-03-14';

describe.each(shapes)('a file of $layout', ({ layout, text, people, warnings = [], dropped = [] }) => {
  it('says of everybody what the system says, without a choice to make, and is no difference when it comes again', async () => {
    const { file, draft } = await read(text);
    expect([draft.layout?.name, draft.openDates]).toEqual([layout, []]);
    const { pass } = file;
    expect(pass).toMatchObject({ rows: people.length, rejects: [], choices: [] });
    const fields = new Set(draft.columns.map(({ field }) => field));
    const has = { hasNumber: fields.has('managerEmployeeNumber'), hasName: fields.has('managerName') };
    const managers = linkManagers(pass.changed, [], has);
    const nameOf = (number: string | null) => people.find(([own]) => own === number)?.[1] ?? null;
    expect(
      managers.linked.map(({ facts }, at) => [
        facts.employeeNumber,
        `${facts.familyName}, ${facts.givenName}`,
        facts.jobTitle,
        facts.department,
        facts.hiredOn,
        facts.leftOn ?? pass.changed[at]?.further.contractEndsOn ?? null,
        nameOf(facts.managerEmployeeNumber),
      ]),
    ).toEqual(people);
    expect([...pass.changed.flatMap((row) => row.warnings), ...managers.warnings].map(({ code }) => code)).toEqual(warnings);
    expect(dropped.filter((value) => JSON.stringify(pass.changed).includes(value))).toEqual([]);
    expect((await read(text, file)).file.pass).toMatchObject({ changed: [], unchanged: people.length, absent: [] });
  });
});

it('a connector that mixes what happened says who leaves when, with seven-digit fractions and offsets, and nothing else', async () => {
  const { file, draft } = await read(connector);
  expect([draft.layout?.name, draft.keyedBy]).toEqual(['Microsoft HR connector', 'email']);
  expect(file.pass.changed.map(({ facts }) => [facts.email, facts.leftOn])).toEqual([['S@Horilla.example', '2026-03-31']]);
  expect([...file.pass.passedOver]).toEqual([
    ['Performance review', 1],
    ['Job level change', 1],
  ]);
});

it.each(Object.entries(directories))('a directory in %s names people by their address', async (name, text) => {
  const { file, draft } = await read(text);
  expect([draft.layout?.name, draft.keyedBy]).toEqual([name, 'email']);
  expect(file.pass.changed).toMatchObject([{ facts: { email: 'p@bamboo.example', familyName: 'Sund' } }]);
  expect(JSON.stringify(file.pass.changed)).not.toContain('badge-');
});

async function read(text: string, last: PeopleFile | null = null) {
  const bytes = Buffer.from(text);
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(table.failure.code);
  const draft = suggestProfile(table.value.headers, table.value.rows);
  const { columns, keyedBy, words, only } = draft;
  const settings = {
    columns,
    keyedBy,
    words,
    ...(only === null ? {} : { only }),
    today,
    last: last === null ? null : knownFrom(last.pass),
  };
  const result = await readPeopleFile([bytes], unknownForm, settings);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return { file: result.value, draft };
}
