import path from 'node:path';
import { enrolPanel, assessed } from '../calibration';
import { makePartner } from '../guest-sessions';
import { beginTurn, by, close, computeFigures, makeMembers, rateAll, rating, reason, setUpOf } from '../panel';
import { signIn } from '../users';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;
const logins = ['mia', 'noor', 'otto'] as const;

/** A session of three members over one case, with fay, who facilitates, at the station. */
async function setUp({ site }: Works) {
  await enrolPanel(site);
  const members = await makeMembers(site, logins);
  const record = await assessed(site, { lateReason: 'entered at the end of the week' });
  await signIn(site, 'fay');
  const wanted = setUpOf(members, [record]);
  const { sessionId } = await site.client.calibrationSessions.save(wanted);
  return { sessionId, wanted, c: site.client.calibrationSessions };
}

async function started(works: Works) {
  const known = await setUp(works);
  await known.c.start({ sessionId: known.sessionId });
  return known;
}

async function rated(works: Works) {
  const known = await started(works);
  for (const login of logins) await rateAll(works.site, known.sessionId, login);
  return known;
}

async function opened(works: Works) {
  const known = await rated(works);
  await close(works.site, known.sessionId, ['mia', 'noor']);
  const [one] = (await known.c.board({ sessionId: known.sessionId })).cases;
  const decision = { sessionId: known.sessionId, caseId: one?.caseId ?? '', level: 2, indicators: {}, reason, seconds: 60 };
  return { ...known, decision };
}

async function written(works: Works) {
  const known = await opened(works);
  await known.c.decide(known.decision);
  await computeFigures(works.site, known.sessionId);
  await known.c.writeMinutes({ sessionId: known.sessionId });
  return known;
}

/** The commands of a panel, by name; that on giving a share is watched where it is the last that the quorum needs. */
export const panelCommands: Readonly<Record<string, (works: Works) => Promise<Call>>> = {
  'calibrationSessions.save': async (works) => {
    const { c, wanted, sessionId } = await setUp(works);
    return () => c.save({ ...wanted, sessionId, title: 'Another title' });
  },
  'calibrationSessions.start': async (works) => {
    const { c, sessionId } = await setUp(works);
    return () => c.start({ sessionId });
  },
  'calibrationSessions.writeCaseFile': async (works) => {
    const { site } = works;
    const { c, wanted, sessionId } = await setUp(works);
    await signIn(site, 'ada');
    const { partnerId } = await makePartner(site);
    await signIn(site, 'fay');
    await c.save({ ...wanted, sessionId, setUp: { ...wanted.setUp, guests: [{ partnerId, name: 'Rhea' }] } });
    await c.start({ sessionId });
    const { panel } = await c.get({ sessionId });
    const memberId = panel.find(({ remote }) => remote !== null)?.memberId ?? '';
    site.dialogs.push(path.join(site.folder, 'cases.zip'));
    const target = await c.chooseCaseFile({ suggestedName: 'cases.zip' });
    return () => c.writeCaseFile({ sessionId, memberId, target: target?.handle ?? '' });
  },
  'calibrationSessions.beginTurn': async (works) => {
    const { sessionId } = await started(works);
    return () => beginTurn(works.site, sessionId, 'mia');
  },
  'calibrationSessions.saveDraft': async (works) => {
    const { c, sessionId } = await started(works);
    const { turnId, cases } = await beginTurn(works.site, sessionId, 'mia');
    return () => c.saveDraft({ turnId, caseId: cases[0]?.caseId ?? '', rating: rating() });
  },
  'calibrationSessions.endTurn': async (works) => {
    const { c, sessionId } = await started(works);
    const { turnId } = await beginTurn(works.site, sessionId, 'mia');
    return () => c.endTurn({ turnId });
  },
  'calibrationSessions.handIn': async (works) => {
    const { c, sessionId } = await started(works);
    const { turnId, cases } = await beginTurn(works.site, sessionId, 'mia');
    const ratings = cases.map(({ caseId }) => ({ caseId, rating: rating() }));
    return () => c.handIn({ sessionId, turnId, ratings, leavesUnrated: false, answer: null, signature: by('mia') });
  },
  'calibrationSessions.giveShare': async (works) => {
    const { c, sessionId } = await rated(works);
    await close(works.site, sessionId, ['otto']);
    return () => c.giveShare({ sessionId, signature: by('mia') });
  },
  'calibrationSessions.decide': async (works) => {
    const { c, decision } = await opened(works);
    return () => c.decide(decision);
  },
  'calibrationSessions.dissent': async (works) => {
    const { c, decision, sessionId } = await opened(works);
    await c.decide(decision);
    return () => c.dissent({ sessionId, caseId: decision.caseId, statement: reason, signature: by('otto') });
  },
  'calibrationSessions.writeMinutes': async (works) => {
    const { c, decision, sessionId } = await opened(works);
    await c.decide(decision);
    await computeFigures(works.site, sessionId);
    return () => c.writeMinutes({ sessionId });
  },
  'calibrationSessions.signMinutes': async (works) => {
    const { c, sessionId } = await written(works);
    return () => c.signMinutes({ sessionId, signature: by('mia') });
  },
  'calibrationSessions.recordAbsence': async (works) => {
    const { c, sessionId, wanted } = await written(works);
    return () => c.recordAbsence({ sessionId, memberId: wanted.setUp.members[2] ?? '', reason });
  },
  'calibrationSessions.finalise': async (works) => {
    const { c, sessionId } = await written(works);
    for (const login of logins) await c.signMinutes({ sessionId, signature: by(login) });
    return () => c.finalise({ sessionId, signature: by('fay') });
  },
  'calibrationSessions.newRound': async (works) => {
    const { c, sessionId } = await started(works);
    await c.abandon({ sessionId, reason });
    return () => c.newRound({ sessionId, plannedOn: '2027-01-01', reason });
  },
  'calibrationSessions.abandon': async (works) => {
    const { c, sessionId } = await rated(works);
    return () => c.abandon({ sessionId, reason });
  },
};

/** A session is closed with every rating opened, or is being rated with none; a turn is handed in whole or not at all. */
const isWhole =
  (name: string) =>
  async ({ plain, isRecorded }: Outcome): Promise<string[]> => {
    const { open } = plain.station;
    if (open === null) return ['the site is locked'];
    const count = async (table: 'sealed_rating' | 'opened_rating' | 'rating_hand_in' | 'panel_member'): Promise<number> =>
      (
        await open.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    const sealed = await count('sealed_rating');
    const state = await open.db.selectFrom('calibration_session').select('state').where('recordedTo', 'is', null).executeTakeFirst();
    const isOpen = state?.state === 'discussion';
    const wrong: string[] = [];
    if ((await count('opened_rating')) !== (isOpen ? sealed : 0)) wrong.push('a session is half opened');
    if (sealed !== (await count('rating_hand_in'))) wrong.push('a turn is half handed in');
    if (name === 'giveShare' && isOpen !== isRecorded) wrong.push('the session and the log differ');
    if (name === 'start' && ((await count('panel_member')) === 3) !== isRecorded) wrong.push('the panel and the log differ');
    return wrong;
  };

export const panelAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  'calibrationSessions.start': isWhole('start'),
  'calibrationSessions.handIn': isWhole('handIn'),
  'calibrationSessions.giveShare': isWhole('giveShare'),
  'calibrationSessions.abandon': isWhole('abandon'),
};
