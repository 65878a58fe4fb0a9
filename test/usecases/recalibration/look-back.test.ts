import { expect, test } from 'vitest';
import type { AssessmentRow } from '../../../electron/service/db/core-schema';
import { insertRows } from '../../../electron/service/db/insert-rows';
import { siteFacts } from '../../../electron/service/db/sql/site';
import { deriveStandings } from '../../../electron/service/db/sql/standings';
import { createRandom } from '../../../shared/domain/sample/random';
import { makeWorks, signInput } from '../../support/assessments';
import { standsAlone } from '../../support/assessment-row';
import { logLength, newestEntry } from '../../support/log';
import { makeCompetency, makePerson, makeRequirement } from '../../support/people';
import { passphraseOf } from '../../support/passphrase-of';
import { finalise, lenient, makeFigures, measured } from '../../support/recalibration';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol } from '../../support/users';

const reason = 'looked at the steps again';
const as = (login: string) => ({ login, passphrase: passphraseOf(login) });
const standing = async ({ client }: TestSite, personId: string) =>
  (await client.people.get({ personId, asOf: null })).standings.find(({ competencyId }) => competencyId === 'loto')?.state;

test('each assessment is kept, assessed again or voided, under a signature, and follows the ways that there are for that', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  await makeWorks(site);
  const people = ['anna', 'bert', 'carl', 'dora', 'egon'];
  for (const personId of [...people, 'cleo', 'lea']) await makePerson(site, personId, { roleId: 'worker', unitId: 'works' });
  const cleo = await enrol(site, 'cleo', { personId: 'cleo' });
  await enrol(site, 'lea', { grants: [{ role: 'frameworkSteward', unitId: null }], personId: 'lea' });
  const signed = new Map<string, string>();
  for (const personId of [...people, 'lea']) {
    const { assessmentId } = await client.assessments.sign({ ...(await signInput(site, { signature: as('cleo') })), personId });
    signed.set(personId, assessmentId);
  }
  const of = (...ids: readonly string[]) => ids.map((one) => signed.get(one) ?? '');
  await finalise(site, 's1', makeFigures(cleo, lenient));
  const lookBackId = (await client.recalibration.get({ userId: cleo })).lookBacks[0]?.lookBackId ?? '';
  const left = async () => (await client.lookBacks.get({ lookBackId })).progress;
  expect(await client.lookBacks.get({ lookBackId })).toMatchObject({ since: 'rule', sinceOn: '2024-03-14' });
  expect(await left()).toEqual({ total: 6, decided: 0, open: 6, openAlone: 6 });

  const kept = await client.lookBacks.keep({ lookBackId, assessmentIds: of('anna', 'bert'), reason, signature: as('ada') });
  expect(kept.decided).toBe(2);
  expect((await newestEntry(station)).changes.map(({ entity }) => entity)).toEqual([
    'look_back_decision',
    'look_back_line',
    'look_back_line',
    'signature',
  ]);
  const again = { lookBackId, assessmentIds: of('anna', 'carl'), reason };
  await expect(client.lookBacks.keep({ ...again, signature: as('ada') })).rejects.toMatchObject({
    code: 'AlreadyDecided',
    data: { assessmentIds: of('anna') },
  });
  await expect(client.lookBacks.keep({ lookBackId, assessmentIds: ['strange'], reason, signature: as('ada') })).rejects.toMatchObject({
    code: 'NotInLookBack',
    data: { assessmentIds: ['strange'] },
  });
  await expect(
    client.lookBacks.keep({ lookBackId: 'none', assessmentIds: ['strange'], reason, signature: as('ada') }),
  ).rejects.toMatchObject({ code: 'LookBackNotFound' });
  await expect(client.lookBacks.keep({ ...again, assessmentIds: of('carl'), reason: '', signature: as('ada') })).rejects.toThrow(
    'Input validation failed',
  );
  await expect(client.lookBacks.keep({ ...again, assessmentIds: of('lea'), signature: as('lea') })).rejects.toMatchObject({
    code: 'AboutOneself',
  });

  const reassess = (dueOn: string) =>
    client.lookBacks.reassess({ lookBackId, assessmentIds: of('carl'), dueOn, reason, signature: as('ada') });
  await expect(reassess('2026-03-13')).rejects.toMatchObject({ code: 'DayHasPassed' });
  await expect(reassess('2026-02-30')).rejects.toMatchObject({ code: 'NotADate' });
  expect(await reassess('2026-04-30')).toMatchObject({ decided: 1, obligations: 1 });
  const { obligations } = await client.obligations.list({ personId: 'carl', revisionId: null, own: false, state: 'open' });
  expect(obligations).toMatchObject([{ kind: 'reassess', competencyId: 'loto', dueOn: '2026-04-30', reason }]);
  expect(await standing(site, 'carl')).toBe('qualified');

  const toVoid = { lookBackId, assessmentIds: of('dora', 'egon'), reason };
  await expect(client.lookBacks.void({ ...toVoid, signature: as('ada') })).rejects.toMatchObject({ code: 'SecondPersonNeeded' });
  // A steward may decide what becomes of an assessment, but has no right to void one.
  await expect(client.lookBacks.void({ ...toVoid, signature: as('lea') })).rejects.toMatchObject({ code: 'MayNotVoid' });
  expect(await standing(site, 'dora')).toBe('qualified');
  expect(await client.lookBacks.void({ ...toVoid, signature: as('ben') })).toMatchObject({ decided: 2 });
  expect([await standing(site, 'dora'), await standing(site, 'egon')]).toEqual(['neverAssessed', 'neverAssessed']);
  expect((await client.assessments.get({ assessmentId: signed.get('dora') ?? '' })).state).toBe('voided');
  expect(await left()).toEqual({ total: 6, decided: 5, open: 1, openAlone: 1 });

  const { decisions } = await client.lookBacks.decisions({ lookBackId });
  expect(decisions.map(({ kind, count, signatures }) => [kind, count, signatures.map((one) => one.isValid)])).toEqual([
    ['void', 2, [true]],
    ['reassess', 1, [true]],
    ['keep', 2, [true]],
  ]);

  // Nobody decides on what they judged themselves, by whatever account.
  await client.users.assignRoles({ userId: cleo, grants: [{ role: 'administrator', unitId: null }], reason, exceptionReason: reason });
  await expect(client.lookBacks.keep({ ...again, assessmentIds: of('lea'), signature: as('cleo') })).rejects.toMatchObject({
    code: 'OwnJudgement',
  });
  // Assessed again, the obligation is met.
  await client.assessments.sign({ ...(await signInput(site, { signature: as('ada') })), personId: 'carl' });
  expect((await client.obligations.list({ personId: 'carl', revisionId: null, own: false, state: 'open' })).total).toBe(0);
});

const criticalities = ['low', 'medium', 'high', 'critical'] as const;

/** Stores assessments as though they had just been signed, with what has become of them, and derives what they give. */
async function record({ station }: TestSite, rows: readonly AssessmentRow[], voided: readonly string[] = []): Promise<void> {
  if (station.open === null) throw new Error('the site is locked');
  await station.open.db.transaction().execute(async (tx) => {
    await insertRows(tx, 'assessment', rows);
    const entryNumber = rows[0]?.entryNumber ?? 0;
    const said = { reason, userId: 'ada', recordedAt: '2026-03-14T10:00:00.000Z', contentDigest: '', entryNumber };
    const events = voided.map((assessmentId) => ({ eventId: `void ${assessmentId}`, assessmentId, kind: 'voided' as const, ...said }));
    await insertRows(tx, 'assessment_event', events);
    await deriveStandings(tx, 'all', (await siteFacts(tx)).expiringDays);
  });
}

test('the list is what was signed since the last pass and nothing else, the riskiest first, whatever the history; and ten thousand are paged', async () => {
  const site = await makeTestSite();
  const { client, station } = site;
  await makeWorks(site);
  for (const criticality of criticalities) {
    await makeCompetency(site, criticality, { criticality });
    await makeRequirement(site, { roleId: 'worker', competencyId: criticality });
  }
  const people = Array.from({ length: 8 }, (_, n) => `person-${n}`);
  for (const personId of people) await makePerson(site, personId, { roleId: 'worker', unitId: 'works' });
  const cleo = await enrol(site, 'cleo');
  const other = await enrol(site, 'otto');
  const random = createRandom(20260314, 'look-back');
  const all: AssessmentRow[] = [];
  const voided = new Set<string>();
  const isCurrent = ({ assessmentId }: AssessmentRow): boolean =>
    !voided.has(assessmentId) && !all.some(({ amendsId }) => amendsId === assessmentId);
  const make = async (count: number, who: readonly string[] = [cleo, other]): Promise<AssessmentRow[]> => {
    const entryNumber = (await logLength(station)) + 1;
    return Array.from({ length: count }, (): AssessmentRow => {
      const open = who.length > 1 && random.chance(0.15) ? all.filter(isCurrent) : [];
      const amended = open.length > 0 ? random.pick(open) : null;
      const { personId, competencyId } = amended ?? { personId: random.pick(people), competencyId: random.pick(criticalities) };
      const row: AssessmentRow = {
        ...standsAlone,
        assessmentId: `a-${String(all.length).padStart(6, '0')}`,
        personId,
        competencyId,
        competencyVersion: 1,
        level: random.int(1, 3),
        kind: 'practical',
        outcome: random.chance(0.7) ? 'competent' : 'notYetCompetent',
        performedOn: random.pick(['2025-11-02', '2026-01-15', '2026-03-01']),
        enteredAt: '2026-03-14T10:00:00.000Z',
        zone: 'Europe/Berlin',
        place: '',
        note: '',
        lateReason: null,
        prerequisiteReason: null,
        assessorUserId: random.pick(who),
        contentDigest: '',
        entryNumber,
        ...(amended === null ? {} : { amendsId: amended.assessmentId, amendReason: reason }),
      };
      all.push(row);
      return row;
    });
  };
  const step = async (count: number): Promise<void> => {
    const rows = await make(count);
    const gone = rows.filter(() => random.chance(0.1)).map(({ assessmentId }) => assessmentId);
    for (const one of gone) voided.add(one);
    await record(site, rows, gone);
  };
  const lookBackOf = async (): Promise<string> => (await client.recalibration.get({ userId: cleo })).lookBacks[0]?.lookBackId ?? '';
  const listed = async (lookBackId: string) => {
    const found = [];
    for (let offset = 0; ; offset += 7) {
      const page = await client.lookBacks.get({ lookBackId, filter: 'all', offset, limit: 7 });
      found.push(...page.items.map(({ assessmentId, isAlone }) => ({ assessmentId, isAlone })));
      if (page.items.length < 7) return found;
    }
  };

  for (const [round, direction] of (['lenient', 'severe', 'neither'] as const).entries()) {
    await step(30);
    await finalise(site, `pass-${round}`, makeFigures(cleo));
    const first = all.length;
    await step(25);
    await finalise(site, `few-${round}`, makeFigures(cleo, { kappa: measured(-1, 2) }));
    await step(25);
    const since = all.slice(first);
    const severity = { lenient: measured(-0.8), severe: measured(0.8), neither: { ...measured(-0.6), high: 0.1 } }[direction];
    await finalise(site, `fail-${round}`, makeFigures(cleo, { severity }));
    await step(20);
    const feared = direction === 'severe' ? 'notYetCompetent' : 'competent';
    expect(await listed(await lookBackOf())).toEqual(await looked(since, feared));
  }

  await finalise(site, 'pass-last', makeFigures(cleo));
  await record(site, await make(10_000, [cleo]));
  await finalise(site, 'fail-last', makeFigures(cleo, lenient));
  const lookBackId = await lookBackOf();
  const last = await client.lookBacks.get({ lookBackId, filter: 'all', offset: 9990, limit: 50 });
  expect([last.matching, last.items.length, last.progress.total]).toEqual([10_000, 10, 10_000]);
  const beyond = await client.lookBacks.get({ lookBackId, filter: 'all', offset: 20_000, limit: 50 });
  expect([beyond.matching, beyond.items.length]).toEqual([10_000, 0]);

  /** The same worked out from everything there is, one by one. */
  async function looked(since: readonly AssessmentRow[], feared: string) {
    const held = new Set<string>();
    const holdings = (await station.open?.db.selectFrom('holding').selectAll().execute()) ?? [];
    for (const { personId, competencyId, fromDate, untilDate } of holdings)
      if (fromDate <= '2026-03-14' && (untilDate === null || untilDate >= '2026-03-14')) held.add(`${personId} ${competencyId}`);
    const isAlone = (row: AssessmentRow): boolean =>
      row.outcome === 'competent' &&
      isCurrent(row) &&
      held.has(`${row.personId} ${row.competencyId}`) &&
      !all.some(
        (one) =>
          one.assessorUserId === other &&
          one.outcome === 'competent' &&
          `${one.personId} ${one.competencyId}` === `${row.personId} ${row.competencyId}` &&
          one.level >= row.level &&
          isCurrent(one),
      );
    const riskOf = (row: AssessmentRow): number =>
      criticalities.findIndex((one) => one === row.competencyId) * 4 + Number(row.outcome === feared) * 2 + Number(isAlone(row));
    return since
      .filter(({ assessorUserId }) => assessorUserId === cleo)
      .toSorted((x, y) => riskOf(y) - riskOf(x) || y.entryNumber - x.entryNumber || (x.assessmentId < y.assessmentId ? -1 : 1))
      .map((row) => ({ assessmentId: row.assessmentId, isAlone: isAlone(row) }));
  }
});
