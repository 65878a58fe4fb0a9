import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import type { AssessmentRow } from '../../electron/service/db/core-schema';
import { derivedRows } from '../../electron/service/db/sql/standings';
import { standingRecords } from '../../electron/service/db/sql/standing-facts';
import type { FrameworkItem } from '../../shared/contract/framework-item';
import { addDays } from '../../shared/domain/calendar';
import { standsAlone } from '../support/assessment-row';
import { approveItems, makeLibrary, recordOf } from '../support/framework';
import { makeWorkingSite } from '../support/make-site-at';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem } from '../support/people';
import { isQuick, median, sideBySide, tell } from './figures';

const competencies = 50;
const perCompetency = 10;
const rounds = isQuick ? 5 : 40;

/** One knowledge check and two practicals by different assessors within a year, one of them under an abnormal condition. */
const sufficiency = [
  {
    level: 2,
    parts: [
      { kinds: ['knowledge' as const], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: 18 },
      { kinds: ['practical' as const], count: 2, differentAssessors: true, underAbnormal: 1, maxAgeMonths: 24 },
    ],
    withinMonths: 12,
    secondAssessor: false,
  },
];

function result(competency: number, index: number): AssessmentRow {
  const performedOn = addDays('2023-01-01', index * 90 + competency);
  return {
    assessmentId: `a${competency}-${index}`,
    personId: 'pia',
    competencyId: `c${competency}`,
    competencyVersion: 1,
    level: 2,
    kind: index % 3 === 0 ? 'knowledge' : 'practical',
    ...standsAlone,
    abnormalCondition: index % 4 === 1 ? 'Loss of power' : null,
    outcome: index === 5 ? 'notYetCompetent' : 'competent',
    performedOn,
    enteredAt: `${performedOn}T10:00:00.000Z`,
    zone: 'Europe/Berlin',
    place: 'Hall 1',
    note: '',
    lateReason: null,
    prerequisiteReason: null,
    independenceReason: null,
    assessorUserId: index % 2 === 0 ? 'ada' : 'ben',
    contentDigest: '0'.repeat(64),
    entryNumber: competency * perCompetency + index + 1,
  };
}

test('derivation', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const site = await makeWorkingSite(folder);
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works', position: { validFrom: '2023-01-01' } });
  const library = await makeLibrary(site);
  const ids = Array.from({ length: competencies }, (_, index) => `c${index}`);
  const items: FrameworkItem[] = [
    scaleItem('scale'),
    ...ids.map((id) => competencyItem(id, { scaleId: 'scale', validityMonths: 24, sufficiency })),
    ...ids.map((competencyId) => requirementItem({ roleId: 'worker', competencyId })),
  ];
  await approveItems(site, library, items, '2023-01-01');
  const db = recordOf(site);
  for (let competency = 0; competency < competencies; competency += 1)
    for (let index = 0; index < perCompetency; index += 1) await db.insertInto('assessment').values(result(competency, index)).execute();
  let segments = 0;
  const derive = async (): Promise<void> => {
    for await (const { standings, holdings } of derivedRows(db, ['pia'], 60)) segments = standings.length + holdings.length;
  };
  const read = (): Promise<unknown> => standingRecords(db, ['pia']);
  await derive();
  await read();
  const [deriving = [], reading = []] = await sideBySide(rounds, derive, read);
  const [whole, records] = [median(deriving), median(reading)];
  tell(
    'derivation: one person, 50 competencies, 500 results',
    whole / records,
    null,
    `${whole.toFixed(1)} ms with the framework read, ${records.toFixed(1)} ms reading the results alone, ${segments} segments`,
  );
  await site.station.lock('byHand');
  fs.rmSync(folder, { recursive: true, force: true });
});
