import type { InputOf, OutputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import type { CaseRating } from '../../shared/domain/calibration/rating';
import { makeWorks, signInput } from './assessments';
import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';
import { enrol, enrolSigner, signIn } from './users';

export const by = (login: string) => ({ login, passphrase: passphraseOf(login) });
export const reason = 'asked by a test';

type Save = InputOf<Contract['calibrationSessions']['save']>;
type Turn = OutputOf<Contract['calibrationSessions']['beginTurn']>;

/** Members of a panel, each a signer with assessor's rights; their ids in the same order. */
export async function makeMembers(site: TestSite, logins: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const login of logins) ids.push(await enrolSigner(site, login));
  return ids;
}

/** The works with `fay`, who facilitates and has the site open, and as many assessments of `pia` as wanted; the ids of these. */
export async function makePanelWorks(site: TestSite, records: number): Promise<string[]> {
  await makeWorks(site);
  const ids: string[] = [];
  for (let n = 0; n < records; n += 1) {
    const signed = await site.client.assessments.sign(await signInput(site, { note: `Pump P-${n}` }));
    ids.push(signed.assessmentId);
  }
  await enrol(site, 'fay', { grants: [{ role: 'calibrationFacilitator', unitId: null }] });
  return ids;
}

export function setUpOf(members: readonly string[], records: readonly string[], part: Partial<Save> = {}): Save {
  return {
    sessionId: null,
    title: 'Lock-out, spring',
    plannedOn: '2026-04-01',
    coFacilitatorUserId: null,
    quorum: 2,
    agenda: 'Rate, open, talk.',
    groundRules: 'Nobody speaks of a case before it is opened.',
    question: null,
    setUp: {
      members: [...members],
      observers: [],
      cases: records.map((originId) => ({ origin: 'record' as const, originId })),
      guests: [],
    },
    ...part,
  };
}

/** A session that is being rated, set up by fay, who has the site open afterwards. */
export async function makeSession(site: TestSite, save: Save): Promise<string> {
  if (site.station.session?.login !== 'fay') await signIn(site, 'fay');
  const { sessionId } = await site.client.calibrationSessions.save(save);
  await site.client.calibrationSessions.start({ sessionId });
  return sessionId;
}

export const rating = (
  part: Partial<CaseRating> = {},
): InputOf<Contract['calibrationSessions']['handIn']>['ratings'][number]['rating'] => ({
  level: part.level ?? 2,
  indicators: { i1: 'met', i3: 'notSeen', ...part.indicators },
  cited: [...(part.cited ?? [])],
  comment: part.comment ?? '',
});

/** A member begins a turn, acknowledging the ground rules. */
export const beginTurn = (site: TestSite, sessionId: string, login: string): Promise<Turn> =>
  site.client.calibrationSessions.beginTurn({ sessionId, acknowledges: true, signature: by(login) });

/** A member rates every case of a session in one turn and hands in. */
export async function rateAll(
  site: TestSite,
  sessionId: string,
  login: string,
  rate: (caseId: string, index: number) => Partial<CaseRating> = () => ({}),
  answer: string | null = null,
): Promise<void> {
  const turn = await beginTurn(site, sessionId, login);
  const ratings = turn.cases.map(({ caseId }, index) => ({ caseId, rating: rating(rate(caseId, index)) }));
  await site.client.calibrationSessions.handIn({
    sessionId,
    turnId: turn.turnId,
    ratings,
    leavesUnrated: false,
    answer,
    signature: by(login),
  });
}

/** Members give their passphrases for closing, one after the other; what the last of them is answered. */
export async function close(site: TestSite, sessionId: string, logins: readonly string[]) {
  let answer = { given: 0, needed: 0, isClosed: false };
  for (const login of logins) answer = await site.client.calibrationSessions.giveShare({ sessionId, signature: by(login) });
  return answer;
}

/** Computes and locks the figures of a session whose ratings have been opened. */
export async function computeFigures(site: TestSite, sessionId: string): Promise<void> {
  for await (const event of await site.client.calibrationResults.compute({ sessionId })) if (event.kind === 'done') return;
}
