import type { ShownCase } from '../../../../../shared/contract/calibration-sessions/shapes';
import { addDays } from '../../../../../shared/domain/calendar';
import { sessionFigures } from '../../../../../shared/domain/calibration/session-figures';
import { sampleGroundRules, type SamplePanel } from '../../../../../shared/domain/sample/calibration';
import { levelAgreed, marksAt, panelRating } from '../../../../../shared/domain/sample/panel-ratings';
import { ratedSession } from '../../../db/sql/rated-session';
import { lockResult } from '../../calibration-results/compute';
import { beginTurn } from '../../calibration-sessions/begin-turn';
import { decideCase } from '../../calibration-sessions/decide';
import { recordDissent } from '../../calibration-sessions/dissent';
import { finaliseSession } from '../../calibration-sessions/finalise';
import { giveShare } from '../../calibration-sessions/give-share';
import { handInRatings } from '../../calibration-sessions/hand-in';
import { saveSession } from '../../calibration-sessions/save';
import { signMinutes } from '../../calibration-sessions/sign-minutes';
import { beginRating, readySession } from '../../calibration-sessions/start';
import { writeMinutes } from '../../calibration-sessions/write-minutes';
import { signatureOf } from './sample-signature';
import { momentOn, type Colleague, type SampleWorks } from './sample-works';
import type { SampleCommand } from './sample-writer';

export interface Panel {
  readonly of: SamplePanel;
  readonly facilitator: Colleague;
  readonly members: readonly Colleague[];
  readonly quorum: number;
  /** The records among the cases, in their order. */
  readonly records: readonly string[];
  /** By their place; known once they are written. */
  readonly goldCaseIds: readonly string[];
  /** How many members have rated so far. */
  readonly handedIn: number;
}

type Run = SampleCommand['run'];

/** A session from its set-up on: rated in turns at one station, and where all have handed in opened, spoken about and signed. */
export function* panelCommands(works: SampleWorks, panel: Panel): Generator<SampleCommand> {
  const { of, facilitator, members, quorum, handedIn } = panel;
  let sessionId = '';
  let cases: readonly ShownCase[] = [];
  // What a station keeps between the calls of a session: turns, and shares of its key.
  const prepared = new Map<string, unknown>();
  const step = (at: Date, run: Run, member?: Colleague): SampleCommand => ({
    at,
    actor: facilitator.actor,
    ...(member === undefined ? {} : { signer: member.signer }),
    run: (tx, ctx) => run(tx, { ...ctx, session: { ...ctx.session, prepared }, afterCommit: (then) => then() }),
  });
  const caseAt = (index: number): ShownCase => {
    const shown = cases[index];
    if (shown === undefined) throw new Error('nobody has rated these cases yet');
    return shown;
  };

  const early = clock(works, of.daysAgo + members.length + 1, '09:00');
  yield step(early(0), async (tx, ctx) => {
    const saved = await saveSession(tx, setUpOf(works, panel), ctx);
    if (saved.ok) sessionId = saved.value.sessionId;
    return saved;
  });
  yield step(early(25), async (tx, ctx) => {
    const ready = await readySession(tx, { ...ctx, vault: works.vault }, sessionId);
    return ready.ok ? beginRating(tx, ctx, ready.value) : ready;
  });

  for (const [place, member] of members.slice(0, handedIn).entries()) {
    const later = clock(works, of.daysAgo + members.length - place, place % 2 === 0 ? '09:40' : '11:05');
    const signature = signatureOf(member.login);
    let turnId = '';
    yield step(
      later(0),
      async (tx, ctx) => {
        const begun = await beginTurn(tx, { sessionId, acknowledges: true, signature }, ctx);
        if (begun.ok) ({ turnId, cases } = begun.value);
        return begun;
      },
      member,
    );
    const ratings = () => cases.map((shown, index) => ({ caseId: shown.caseId, rating: inputOf(panelRating(of, shown, index, place)) }));
    const answer = of.question?.answers[place] ?? null;
    const handIn: Run = (tx, ctx) =>
      handInRatings(tx, { sessionId, turnId, ratings: ratings(), leavesUnrated: false, answer, signature }, ctx);
    yield step(later(3 + of.cases.length * 2), handIn, member);
  }
  if (handedIn < members.length) return;

  const at = clock(works, of.daysAgo, '10:00');
  for (const member of members.slice(0, quorum))
    yield step(at(2), (tx, ctx) => giveShare(tx, { sessionId, signature: signatureOf(member.login) }, ctx), member);
  yield step(at(3), async (tx, ctx) => {
    const rated = await ratedSession(tx, sessionId);
    if (rated === null) throw new Error('the ratings of a session that is computed are open');
    return lockResult(tx, ctx, sessionFigures(rated));
  });
  for (const [index, { reason, minutes, dissent }] of of.cases.entries()) {
    yield step(at(minutes), (tx, ctx) => {
      const shown = caseAt(index);
      const level = levelAgreed(of, shown, index);
      const indicators = marksAt(shown, level, 0);
      return decideCase(tx, { sessionId, caseId: shown.caseId, level, indicators, reason, seconds: minutes * 60 - 17 }, ctx);
    });
    const member = dissent === undefined ? undefined : members[dissent.member];
    if (dissent === undefined || member === undefined) continue;
    const { statement } = dissent;
    const dissents: Run = (tx, ctx) =>
      recordDissent(tx, { sessionId, caseId: caseAt(index).caseId, statement, signature: signatureOf(member.login) }, ctx);
    yield step(at(1), dissents, member);
  }
  yield step(at(5), (tx, ctx) => writeMinutes(tx, { sessionId }, ctx));
  for (const member of members)
    yield step(at(2), (tx, ctx) => signMinutes(tx, { sessionId, signature: signatureOf(member.login) }, ctx), member);
  yield step(at(4), (tx, ctx) => finaliseSession(tx, { sessionId, signature: signatureOf(facilitator.login) }, ctx), facilitator);
}

function setUpOf({ sample }: SampleWorks, { of, members, quorum, records, goldCaseIds }: Panel) {
  const left = [...records];
  const cases = of.cases.map(({ of: wanted }) =>
    'gold' in wanted
      ? { origin: 'gold' as const, originId: goldCaseIds[wanted.gold] ?? '' }
      : { origin: 'record' as const, originId: left.shift() ?? '' },
  );
  return {
    sessionId: null,
    title: of.title,
    plannedOn: addDays(sample.today, -of.daysAgo),
    coFacilitatorUserId: null,
    quorum,
    agenda: of.agenda,
    groundRules: sampleGroundRules,
    question: of.question === null ? null : { text: of.question.text, minimumGroup: 3 },
    setUp: { members: members.map(({ signer }) => signer.userId), observers: [], cases, guests: [] },
  };
}

const inputOf = ({ indicators, cited, ...rating }: ReturnType<typeof panelRating>) => ({
  ...rating,
  indicators: { ...indicators },
  cited: [...cited],
});

/** A clock that stands at a time of a day in the past and goes on by the minutes that something took. */
function clock(works: SampleWorks, daysAgo: number, time: string): (minutes: number) => Date {
  const begun = momentOn(works, addDays(works.sample.today, -daysAgo), time).getTime();
  let passed = 0;
  return (minutes) => {
    passed += minutes;
    return new Date(Math.min(begun + passed * 60_000, works.now.getTime()));
  };
}
