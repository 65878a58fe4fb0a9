import type { IndicatorMark } from '../../../shared/domain/calibration/rating';
import { goldInput } from '../calibration';
import { signatureBy } from '../passphrase-of';
import { close } from '../panel';
import type { TestSite } from '../site';
import { signIn } from '../users';

export interface GivenRating {
  readonly level: number;
  readonly marks: Readonly<Record<string, IndicatorMark>>;
  readonly comment?: string;
}

interface Held {
  readonly title: string;
  readonly goldCaseIds: readonly string[];
  /** Logins and user ids, in the order of the panel. */
  readonly panel: ReadonlyArray<{ readonly login: string; readonly userId: string }>;
  /** What a member gives a case, both by their place from 0; null: left unrated. */
  readonly rate: (member: number, place: number) => GivenRating | null;
  readonly closes?: boolean;
}

/** Gold cases of `loto` with these levels, made by fay, who is signed in afterwards, and approved by sven. */
export async function makeGoldCases(site: TestSite, levels: readonly number[]): Promise<string[]> {
  await signIn(site, 'fay');
  const ids: string[] = [];
  for (const [index, level] of levels.entries()) {
    const { goldCaseId } = await site.client.calibrationCases.save(goldInput(`Lock-out ${index + 1}`, level));
    ids.push(goldCaseId);
  }
  return ids;
}

/** A session on gold cases, rated in turns at the one station and closed by all members; fay, who facilitates, must be signed in. */
export async function holdSession(site: TestSite, { title, goldCaseIds, panel, rate, closes = true }: Held): Promise<string> {
  const { calibrationSessions } = site.client;
  const { sessionId } = await calibrationSessions.save({
    sessionId: null,
    title,
    plannedOn: '2026-03-14',
    coFacilitatorUserId: null,
    quorum: panel.length,
    agenda: 'Rate, then talk.',
    groundRules: 'Nobody looks left or right.',
    question: null,
    setUp: {
      members: panel.map(({ userId }) => userId),
      observers: [],
      cases: goldCaseIds.map((originId) => ({ origin: 'gold' as const, originId })),
    },
  });
  await calibrationSessions.start({ sessionId });
  for (const [member, { login }] of panel.entries()) {
    const { turnId, cases } = await calibrationSessions.beginTurn({ sessionId, acknowledges: true, signature: signatureBy(login) });
    await calibrationSessions.handIn({
      sessionId,
      turnId,
      ratings: cases.flatMap(({ caseId, indicators }, place) => {
        const given = rate(member, place);
        if (given === null) return [];
        const marks = Object.fromEntries(indicators.map(({ id }) => [id, given.marks[id] ?? ('notSeen' as const)]));
        return [{ caseId, rating: { level: given.level, indicators: marks, cited: [], comment: given.comment ?? '' } }];
      }),
      leavesUnrated: true,
      answer: null,
      signature: signatureBy(login),
    });
  }
  if (closes)
    await close(
      site,
      sessionId,
      panel.map(({ login }) => login),
    );
  return sessionId;
}
