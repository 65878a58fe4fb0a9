import type { AssessmentRow } from '../../electron/service/db/core-schema';
import { insertAssessment } from '../../electron/service/db/sql/assessments';
import { siteFacts } from '../../electron/service/db/sql/site';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import { recordOf } from './framework';
import type { TestSite } from './site';
import { standsAlone } from './assessment-row';

/** Somebody assessed in a competency, as the command leaves it, with what follows from it; its id is `<person> <competency> <day>`. */
export async function assessed(
  site: TestSite,
  personId: string,
  competencyId: string,
  part: Partial<Pick<AssessmentRow, 'level' | 'performedOn' | 'outcome'>> = {},
): Promise<string> {
  const performedOn = part.performedOn ?? '2026-01-15';
  const assessmentId = `${personId} ${competencyId} ${performedOn}`;
  const row: AssessmentRow = {
    assessmentId,
    personId,
    competencyId,
    competencyVersion: 1,
    level: 2,
    kind: 'practical',
    ...standsAlone,
    outcome: 'competent',
    performedOn,
    enteredAt: `${performedOn}T10:00:00.000Z`,
    zone: 'Europe/Berlin',
    place: 'Line 1',
    note: '',
    lateReason: null,
    prerequisiteReason: null,
    assessorUserId: 'assessor',
    contentDigest: '0'.repeat(64),
    entryNumber: 1,
    ...part,
  };
  await recordOf(site)
    .transaction()
    .execute(async (tx) => {
      await insertAssessment(tx, row, []);
      await deriveStandings(tx, [personId], (await siteFacts(tx)).expiringDays);
    });
  return assessmentId;
}
