import { addDays } from '../../../../../shared/domain/calendar';
import { colleaguesOf, observersOf, sampleObservations, samplePerformances } from '../../../../../shared/domain/sample/daily-work';
import { deriveStandings } from '../../../db/sql/standings';
import { recordObservation } from '../../observations/record';
import { answerRecord } from '../../own-record/answer';
import { recordPerformance } from '../../performances/record';
import { recordSupervision } from '../../supervision/record';
import { sampleSufficiency } from './sample-evidence';
import { signatureOf } from './sample-signature';
import { colleagueOf, momentOn, type SampleWorks } from './sample-works';
import type { SampleCommand } from './sample-writer';

/** What was seen, logged and done under supervision in the weeks before today, recorded as everybody records it. */
export function* dailyWorkCommands(works: SampleWorks): Generator<SampleCommand> {
  yield* observed(works);
  yield* performed(works);
  yield* supervised(works);
  yield* answered(works);
}

function* observed(works: SampleWorks): Generator<SampleCommand> {
  const { sample, ids } = works;
  const people = new Map(sample.people.map((person) => [person.employeeNumber, person]));
  for (const { observerNumber, employeeNumber, competencyCode, indicator, ...seen } of sampleObservations(sample)) {
    const person = people.get(observerNumber);
    const observer = person === undefined ? undefined : colleagueOf(works, person);
    if (observer === undefined) continue;
    const input = {
      ...seen,
      personId: ids.of('person', employeeNumber),
      competencyId: ids.of('competency', competencyCode),
      indicatorId: ids.of('indicator', `${competencyCode}/${indicator}`),
      equipment: '',
      taskId: null,
      evidenceIds: [],
    };
    yield { at: momentOn(works, addDays(seen.seenOn, 1)), actor: observer.actor, run: (tx, ctx) => recordObservation(tx, input, ctx) };
  }
}

function* performed(works: SampleWorks): Generator<SampleCommand> {
  const { sample, ids } = works;
  const people = new Map(sample.people.map((person) => [person.employeeNumber, person]));
  for (const { recorderNumber, employeeNumber, taskCode, performedOn, count } of samplePerformances(sample)) {
    const person = people.get(recorderNumber);
    const recorder = person === undefined ? undefined : colleagueOf(works, person);
    if (recorder === undefined) continue;
    const input = { personId: ids.of('person', employeeNumber), taskId: ids.of('task', taskCode), performedOn, count, note: '' };
    yield { at: momentOn(works, performedOn, '15:10'), actor: recorder.actor, run: (tx, ctx) => recordPerformance(tx, input, ctx) };
  }
}

/** Assessors whose own role does a task have two people beside them at it. */
function* supervised(works: SampleWorks): Generator<SampleCommand> {
  const { sample, ids } = works;
  for (const [index, supervisor] of observersOf(sample).slice(0, 8).entries()) {
    const task = sample.tasks.find(({ roleKeys }) => roleKeys.includes(supervisor.roleKey));
    const recorder = colleagueOf(works, supervisor);
    const [competencyCode] = task?.competencyCodes ?? [];
    if (task === undefined || recorder === undefined || competencyCode === undefined) continue;
    const trainees = colleaguesOf(sample, supervisor).filter(({ roleKey }) => roleKey === supervisor.roleKey);
    const workedOn = addDays(sample.today, -5 - index);
    const input = {
      personIds: trainees.slice(0, 2).map(({ employeeNumber }) => ids.of('person', employeeNumber)),
      supervisorPersonId: recorder.personId,
      taskId: ids.of('task', task.code),
      workedOn,
      from: '07:30',
      until: '11:00',
      place: '',
      note: '',
      ratioReason: '',
    };
    if (input.personIds.length === 0 || !isHeldBy(works, supervisor.employeeNumber, competencyCode, workedOn)) continue;
    yield {
      at: momentOn(works, addDays(workedOn, 1), '08:40'),
      actor: recorder.actor,
      run: async (tx, ctx) => {
        // All are derived at the end; whether a supervisor holds what the task asks for is looked up before.
        await deriveStandings(tx, [recorder.personId], 0, [ids.of('competency', competencyCode)]);
        return recordSupervision(tx, input, ctx);
      },
    };
  }
}

/** Whether what was on record of somebody on a day left them the level that stands for working alone, by one practical. */
function isHeldBy({ sample, history }: SampleWorks, employeeNumber: string, competencyCode: string, day: string): boolean {
  if (sampleSufficiency(competencyCode).length > 0) return false;
  const competency = sample.competencies.find(({ code }) => code === competencyCode);
  const qualifying = sample.scales.find(({ code }) => code === competency?.scaleCode)?.qualifyingLevel ?? Infinity;
  const known = history.filter((one) => one.employeeNumber === employeeNumber && one.competencyCode === competencyCode);
  const newest = known.findLast(({ enteredOn }) => enteredOn < day);
  return newest?.outcome === 'competent' && newest.level >= qualifying && newest.performedOn > addDays(day, -150);
}

/** An assessor whom another one saw at work says something to what was recorded. */
function* answered(works: SampleWorks): Generator<SampleCommand> {
  const { sample, ids } = works;
  const [seen, observer] = observersOf(sample).flatMap((person) => colleagueOf(works, person) ?? []);
  if (seen === undefined || observer === undefined) return;
  const seenOn = addDays(sample.today, -6);
  let recordId = '';
  yield {
    at: momentOn(works, addDays(seenOn, 1), '09:00'),
    actor: observer.actor,
    run: async (tx, ctx) => {
      const recorded = await recordObservation(
        tx,
        {
          personId: seen.personId,
          competencyId: ids.of('competency', 'HND-01'),
          indicatorId: ids.of('indicator', 'HND-01/1'),
          seen: 'Handed over with the log open, but the drain that was left open came up only when asked.',
          rating: 'partly',
          seenOn,
          seenTime: '13:50',
          place: 'Shift office',
          equipment: '',
          shift: '',
          taskId: null,
          evidenceIds: [],
        },
        ctx,
      );
      if (recorded.ok) recordId = recorded.value.observationId;
      return recorded;
    },
  };
  yield {
    at: momentOn(works, addDays(seenOn, 2), '09:15'),
    actor: seen.actor,
    signer: seen.signer,
    run: (tx, ctx) =>
      answerRecord(
        tx,
        {
          personId: seen.personId,
          recordType: 'observation',
          recordId,
          text: 'True for the drain. It stood on the board, and I now read the board aloud at handover.',
          signature: signatureOf(seen.login),
        },
        ctx,
      ),
  };
}
