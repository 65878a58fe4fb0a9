import { programmeContent } from '../../../../../shared/contract/calibration-programme';
import { thresholdRule } from '../../../../../shared/contract/calibration-thresholds';
import { addDays } from '../../../../../shared/domain/calendar';
import {
  currentHandedIn,
  currentPanel,
  earlierPanel,
  finishedPanel,
  type SamplePanel,
} from '../../../../../shared/domain/sample/calibration';
import { observersOf } from '../../../../../shared/domain/sample/daily-work';
import { sampleGoldCases } from '../../../../../shared/domain/sample/gold-cases';
import type { SampleAssessment, SampleUserRole } from '../../../../../shared/domain/sample/types';
import { assignStudy } from '../../calibration-cases/assign-study';
import { saveGoldCase } from '../../calibration-cases/save';
import { drawProgramme } from '../../calibration-programme/draw';
import { saveProgramme } from '../../calibration-programme/save';
import { saveThresholds } from '../../thresholds/save';
import { panelCommands } from './sample-panel';
import { signatureOf } from './sample-signature';
import { colleagueOf, momentOn, type Colleague, type SampleWorks } from './sample-works';
import type { SampleCommand } from './sample-writer';

/** Assessors calibrated: thresholds, gold cases, two finished sessions and one that is being rated, a programme with its next sample. */
export function* calibrationCommands(works: SampleWorks): Generator<SampleCommand> {
  const facilitator = holderOf(works, 'calibrationFacilitator');
  const steward = holderOf(works, 'frameworkSteward');
  const [first, lenient, second, third, fourth, fifth, next] = panelists(works);
  if (first === undefined || lenient === undefined || second === undefined || third === undefined) return;
  if (fourth === undefined || fifth === undefined || next === undefined) return;
  const goldCaseIds: string[] = [];
  yield thresholds(works, steward);
  const panelOf = (of: SamplePanel, members: readonly Colleague[], handedIn = members.length) => ({
    of,
    facilitator,
    members,
    quorum: 3,
    records: recordsFor(works, of, members),
    goldCaseIds,
    handedIn,
  });
  yield* panelCommands(works, panelOf(earlierPanel, [first, lenient, second, third, fifth]));
  yield* goldCases(works, facilitator, steward, goldCaseIds);
  yield* panelCommands(works, panelOf(finishedPanel, [first, lenient, second, third, fourth]));
  yield* programme(works, facilitator);
  yield {
    at: momentOn(works, addDays(works.sample.today, -8), '10:10'),
    actor: facilitator.actor,
    run: (tx, ctx) =>
      assignStudy(
        tx,
        {
          userId: next.signer.userId,
          goldCaseIds: [...goldCaseIds],
          dueOn: addDays(works.sample.today, 13),
          reason: 'Begins to assess safe work control',
        },
        ctx,
      ),
  };
  yield* panelCommands(works, panelOf(currentPanel, [first, lenient, second, fifth, fourth], currentHandedIn));
}

function thresholds(works: SampleWorks, steward: Colleague): SampleCommand {
  const { overall } = thresholdRule.parse({});
  // A session has too few cases of each kind to decide by misses and false alarms: they are shown, and not decided by.
  const content = thresholdRule.parse({ overall: { ...overall, missRate: null, falseAlarmRate: null } });
  const input = {
    basis: 0,
    content,
    reason: 'Agreed with quality: misses and false alarms decide nothing before a year of sessions has cases enough of each',
    signature: signatureOf(steward.login),
  };
  return {
    at: momentOn(works, addDays(works.sample.today, -340), '13:20'),
    actor: holderOf(works, 'administrator').actor,
    signer: steward.signer,
    run: (tx, ctx) => saveThresholds(tx, input, ctx),
  };
}

function* goldCases(works: SampleWorks, facilitator: Colleague, steward: Colleague, goldCaseIds: string[]): Generator<SampleCommand> {
  for (const [place, { competencyCode, title, level, requiredLevel, pieces, marks, comment }] of sampleGoldCases.entries()) {
    const idOf = (index: number): string => works.ids.of('indicator', `${competencyCode}/${index}`);
    const day = addDays(works.sample.today, -170 + place * 6);
    const content = {
      title,
      competencyDay: day,
      requiredLevel,
      pieces: pieces.map((piece, index) => ({
        ...piece,
        pieceId: `p${index + 1}`,
        kind: piece.result === null ? ('note' as const) : ('step' as const),
        isCritical: false,
        day: null,
        file: null,
      })),
      rating: { level, indicators: Object.fromEntries(marks.map(([mark], index) => [idOf(index), mark])), cited: ['p1', 'p2'], comment },
      reasons: Object.fromEntries(marks.map(([, why], index) => [idOf(index), why])),
      origin: 'hand' as const,
    };
    yield {
      at: momentOn(works, day, '14:05'),
      actor: facilitator.actor,
      signer: steward.signer,
      run: async (tx, ctx) => {
        const input = {
          goldCaseId: null,
          basis: 0,
          competencyId: works.ids.of('competency', competencyCode),
          content,
          reason: 'Written after the first round by two of the panel and a process engineer',
          signature: signatureOf(steward.login),
        };
        const saved = await saveGoldCase(tx, input, ctx);
        if (saved.ok) goldCaseIds.push(saved.value.goldCaseId);
        return saved;
      },
    };
  }
}

/** The next quarter's line with its sample, drawn a few days ago. */
function* programme({ sample, ...works }: SampleWorks, facilitator: Colleague): Generator<SampleCommand> {
  const dueOn = addDays(sample.today, 16);
  const content = programmeContent.parse({
    title: 'Critical work: records of the quarter',
    kind: 'sample',
    roleId: null,
    criticality: 'critical',
    everyMonths: 3,
    from: dueOn,
    ownerUserId: facilitator.signer.userId,
    size: 8,
    strata: ['level', 'site'],
    raters: 5,
    minutesPerCase: 20,
    monthlyMinutes: 1200,
    minutesPer: { knowledge: 30, practical: 45, observation: 40, seen: 10 },
    expectedAgreement: 80,
  });
  let programmeId = '';
  yield {
    at: momentOn({ sample, ...works }, addDays(sample.today, -20), '15:00'),
    actor: facilitator.actor,
    run: async (tx, ctx) => {
      const saved = await saveProgramme(tx, { programmeId: null, basis: 0, content, reason: 'From now on each quarter' }, ctx);
      if (saved.ok) programmeId = saved.value.programmeId;
      return saved;
    },
  };
  yield {
    at: momentOn({ sample, ...works }, addDays(sample.today, -4), '08:50'),
    actor: facilitator.actor,
    run: (tx, ctx) => drawProgramme(tx, { programmeId, dueOn, seed: null, reason: 'For the session of the quarter' }, ctx),
  };
}

function holderOf(works: SampleWorks, role: SampleUserRole): Colleague {
  const number = works.sample.users.find(({ roles }) => roles.includes(role))?.employeeNumber;
  const person = works.sample.people.find(({ employeeNumber }) => employeeNumber === number);
  const colleague = person === undefined ? undefined : colleagueOf(works, person);
  if (colleague === undefined) throw new Error(`nobody at the works is ${role}`);
  return colleague;
}

/** Assessors with an account, those of safe work control before the others; the newest first, whose register is still to be begun. */
function panelists(works: SampleWorks): Colleague[] {
  const { sample } = works;
  const assesses = new Map(sample.assessors.map(({ employeeNumber, groupKeys }) => [employeeNumber, groupKeys]));
  const isOfGroup = ({ person }: Colleague): boolean => assesses.get(person.employeeNumber)?.includes('safe-work') === true;
  const all = observersOf(sample).toReversed();
  const colleagues = all.flatMap((person) => colleagueOf(works, person) ?? []);
  return [...colleagues.filter(isOfGroup), ...colleagues.filter((one) => !isOfGroup(one))];
}

/** A record for each case of a panel that wants one: of somebody who is not on it, and the nearest to what is wanted. */
function recordsFor({ sample, history, recordOf }: SampleWorks, { cases, records }: SamplePanel, members: readonly Colleague[]): string[] {
  const own = new Set(members.map(({ person }) => person.employeeNumber));
  const newest = addDays(sample.today, -records.newest);
  const oldest = addDays(sample.today, -records.oldest);
  const taken = new Set<SampleAssessment>();
  return cases.flatMap(({ of }) => {
    if ('gold' in of) return [];
    const fits = (one: SampleAssessment): number =>
      (one.outcome === of.outcome ? 4 : 0) + (one.enteredOn >= oldest ? 2 : 0) + (own.has(one.assessorEmployeeNumber) ? 0 : 1);
    const [best] = history
      .filter(
        (one) => one.competencyCode === of.competencyCode && one.enteredOn <= newest && !own.has(one.employeeNumber) && !taken.has(one),
      )
      .toSorted((a, b) => fits(b) - fits(a));
    const id = best === undefined ? undefined : recordOf.get(best);
    if (best === undefined || id === undefined) throw new Error(`the works has no record of ${of.competencyCode} for a panel`);
    taken.add(best);
    return [id];
  });
}
