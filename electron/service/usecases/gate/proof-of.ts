import type { GateProof } from '../../../../shared/contract/gate';
import { isRealDate } from '../../../../shared/domain/calendar';
import { gateGrounds, gateOn, itemsThatDiffer, type GateOnDay } from '../../../../shared/domain/gate';
import { momentOf } from '../../../../shared/domain/wall-clock';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import { asKnownAt } from '../../db/as-known-at';
import { entryNumberAt, logSize } from '../../db/audit-size';
import type { Reader } from '../../db/schema';
import { entriesTouching, entryHeads, entryTime } from '../../db/sql/entries-since';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import type { ReadContext } from '../context';
import { decidingEntries } from './differences';
import { loadQuestion, type LoadedQuestion, type NotThere } from './question';
import { shownAnswer } from './shown-answer';

interface Asked {
  readonly personId: string;
  readonly taskId: string;
  readonly day: string;
  readonly time: string;
}

/** What was true at a moment by all that is known up to an entry, what was known at that moment, and what made the difference since. */
export async function proofOf(
  db: Reader,
  { day, time, ...asked }: Asked,
  { now, zone }: Pick<ReadContext, 'now' | 'zone'>,
): Promise<Result<GateProof, NotThere | Failure<'NotYetPassed', undefined>>> {
  if (!isRealDate(day)) return fail('NotADate');
  const at = momentOf(day, time, zone);
  if (at > now) return fail('NotYetPassed');
  const today = await loadQuestion(db, asked, day);
  if (!today.ok) return today;
  const lastEntry = await logSize(db);
  const knownEntry = await entryNumberAt(db, at.toISOString());
  const knownAt = async (entry: number): Promise<LoadedQuestion | null> => {
    const known = entry === 0 ? null : await loadQuestion(asKnownAt(db, entry), asked, day);
    return known?.ok === true ? known.value : null;
  };
  const then = await knownAt(knownEntry);
  const candidates = await entriesTouching(db, knownEntry, await restsOn(db, today.value, then));
  const answers = new Map<number, GateOnDay | null>();
  const answerAt = async (entry: number): Promise<GateOnDay | null> => {
    if (!answers.has(entry)) {
      const question = await knownAt(entry);
      answers.set(entry, question === null ? null : gateOn(question, day));
    }
    return answers.get(entry) ?? null;
  };
  const groundsAt = async (entry: number): Promise<string> => {
    const answer = await answerAt(entry);
    return answer === null ? '' : gateGrounds(answer);
  };
  const deciding = await decidingEntries(knownEntry, candidates, groundsAt);
  const heads = new Map(
    (
      await entryHeads(
        db,
        deciding.map(({ entry }) => entry),
      )
    ).map((head) => [head.entryNumber, head]),
  );
  const competencies = new Map(
    [...(then?.demands ?? []), ...today.value.demands].flatMap((demand) => demand.asked.map((one) => [one.competencyId, one])),
  );
  const differences: GateProof['differences'] = [];
  for (const { entry, before } of deciding) {
    const head = heads.get(entry);
    if (head === undefined) continue;
    const [old, next] = [await answerAt(before), await answerAt(entry)];
    const { printedName: by, records, ...rest } = head;
    const [from, to] = [old?.verdict ?? null, next?.verdict ?? null];
    differences.push({
      ...rest,
      by,
      records: [...records],
      verdict: from === to ? null : { from, to },
      items: itemsThatDiffer(old?.items ?? [], next?.items ?? []).map(({ competencyId, ...states }) => {
        const { code, title } = competencies.get(competencyId) ?? { code: competencyId, title: '' };
        return { code, title, ...states };
      }),
    });
  }
  return ok({
    day,
    time,
    zone,
    at: at.toISOString(),
    knownEntry,
    knownAt: (await entryTime(db, knownEntry)) ?? null,
    lastEntry,
    lastAt: (await entryTime(db, lastEntry)) ?? now.toISOString(),
    trueThen: await shownAnswer(db, today.value),
    knownThen: then === null ? null : await shownAnswer(asKnownAt(db, knownEntry), then),
    differences,
  });
}

/** Everybody and everything that the answer rests on, now or then. */
async function restsOn(db: Reader, today: LoadedQuestion, then: LoadedQuestion | null) {
  const merged = await mergedPeople(db);
  const questions = then === null ? [today] : [today, then];
  const people = questions.flatMap(({ who, supervisors }) => [who.personId, ...supervisors.keys()]);
  const competencyIds = questions.flatMap(({ demands, person }) => [
    ...person.factsByCompetency.keys(),
    ...demands.flatMap(({ asked }) => asked.map(({ competencyId }) => competencyId)),
  ]);
  return {
    personIds: [...new Set([...people, ...withMerged(people, merged)])],
    taskId: today.task.taskId,
    competencyIds: [...new Set(competencyIds)],
  };
}
