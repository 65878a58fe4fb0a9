import { z } from 'zod';
import { caseIndicator, caseLevel } from '../../../../shared/contract/calibration-sessions/shapes';
import { caseMaterial, caseRating } from '../../../../shared/contract/case-material';
import type { RatedSession } from '../../../../shared/domain/calibration/rating';
import type { SessionCaseRow } from '../calibration-schema';
import type { Reader } from '../schema';
import { openedRatings } from './calibration-ratings';
import { casesOf, panelOf, sessionById } from './calibration-sessions';

const levels = z.array(caseLevel);
const indicators = z.array(caseIndicator);

/** What a frozen case holds, out of its JSON. */
export function contentOfCase(row: SessionCaseRow) {
  return {
    levels: levels.parse(JSON.parse(row.levels)),
    indicators: indicators.parse(JSON.parse(row.indicators)),
    material: caseMaterial.parse(JSON.parse(row.material)),
    gold: row.gold === null ? null : caseRating.parse(JSON.parse(row.gold)),
  };
}

export const ratingOf = (stored: string) => caseRating.parse(JSON.parse(stored));

/** A session with its opened ratings; null while they are sealed, or where there is no such session. */
export async function ratedSession(db: Reader, sessionId: string): Promise<RatedSession | null> {
  const session = await sessionById(db, sessionId);
  if (session?.closedAt == null) return null;
  const panel = await panelOf(db, sessionId);
  const opened = await openedRatings(db, sessionId);
  const cases = (await casesOf(db, sessionId)).map((row) => {
    const { levels: scale, indicators: marked, gold } = contentOfCase(row);
    return {
      caseId: row.caseId,
      title: row.title,
      competencyId: row.competencyId,
      levels: scale.map(({ level }) => level),
      requiredLevel: row.requiredLevel,
      indicators: marked.map(({ id, text }) => ({ id, text })),
      gold,
      ratings: new Map(opened.filter(({ caseId }) => caseId === row.caseId).map((one) => [one.memberId, ratingOf(one.rating)])),
    };
  });
  const members = panel.filter(({ role }) => role === 'member').map(({ memberId, name, userId }) => ({ id: memberId, name, userId }));
  return { sessionId, members, cases };
}
