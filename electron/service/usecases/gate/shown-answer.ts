import type { GateAnswer } from '../../../../shared/contract/gate';
import type { Reason } from '../../../../shared/contract/values';
import { namedPrerequisites } from '../../../../shared/domain/cascade';
import { factsForTask, gateOn, itemSpan, taskOrigin, verdictSpan, type GateItem } from '../../../../shared/domain/gate';
import { listName } from '../../../../shared/domain/person-name';
import { levelCode } from '../../../../shared/domain/scale';
import type { StandingFacts } from '../../../../shared/domain/standing';
import { standingReasons, type ReasonNames } from '../../../../shared/domain/standing-reasons';
import type { Reader } from '../../db/schema';
import { competencyHeads } from '../../db/sql/competency-heads';
import { knownExceptions, type KnownException } from '../../db/sql/exceptions';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { personsById } from '../../db/sql/people';
import { scaleOn } from '../../db/sql/scales';
import { clausesOfTask, type TaskHead } from '../../db/sql/task-demands';
import { allAccounts } from '../../db/sql/users';
import { levelCodes, subjectNames } from '../requirements/shown-exceptions';
import type { LoadedQuestion } from './question';

type Item = GateAnswer['items'][number];

/** The answer as it is read: with names, since when and until when, and the reasons of each thing that the task asks for. */
export async function shownAnswer(db: Reader, question: LoadedQuestion): Promise<GateAnswer> {
  const { who, task, day, person } = question;
  const { verdict, isInForce, isEmployed, items, supervisors } = gateOn(question, day);
  const names = await namesFor(db, question);
  const shown: Item[] = [];
  for (const item of items) {
    const head = names.head(item);
    const facts = person.factsByCompetency.get(item.competencyId);
    const result = facts?.assessments.find(({ assessmentId }) => assessmentId === item.assessmentId);
    const { from: since, until } = itemSpan(question, item, day);
    shown.push({
      competencyId: item.competencyId,
      code: head.code,
      title: head.title,
      level: item.level,
      levelCode: names.level(item, item.level),
      heldLevelCode: item.heldLevel === null ? null : names.level(item, item.heldLevel),
      state: item.state,
      isMet: item.isMet,
      since,
      until,
      assessment:
        result === undefined ? null : { assessmentId: result.assessmentId, performedOn: result.performedOn, entryNumber: result.order },
      exception: item.cause?.kind === 'exception' ? names.exception(item.cause.exceptionId) : null,
      reasons: facts === undefined ? nothingKnown : standingReasons(factsToTell(task, facts, item.level, day), day, names.reasons(item)),
    });
  }
  return {
    person: who,
    task,
    day,
    verdict,
    until: verdictSpan(question, day).until,
    isEmployed,
    isInForce,
    items: shown,
    supervisors: supervisors.map(({ personId, through, isEmployed: isThere, isAble, lacks }) => ({
      personId,
      ...names.person(personId),
      through,
      isAble,
      lacks: [
        ...(isThere ? [] : ['is not employed on this day']),
        ...lacks.map((one) => `does not hold ${names.head(one).code} ${names.head(one).title} at level ${names.level(one, one.level)}`),
      ],
    })),
    clauses: await clausesOfTask(db, task.taskId, day),
  };
}

/** What requires a competency that is asked for by itself is told alone, where anything does: the question adds nothing to it. */
function factsToTell({ kind }: TaskHead, known: StandingFacts, level: number, day: string): StandingFacts {
  const facts = factsForTask(known, level, day);
  const others = facts.lines.filter(({ requirementId }) => requirementId !== taskOrigin);
  return kind === 'task' || others.length === 0 ? facts : { ...facts, lines: others };
}

const nothingKnown: Reason = { verdict: 'unmet', text: 'Nothing is on record of this competency.', record: null, children: [] };

type Asked = Pick<GateItem, 'competencyId'>;

/** How everything that the question names is called on its day. */
async function namesFor(db: Reader, { who, task, day, demands, person, supervisors }: LoadedQuestion) {
  const heads = new Map(demands.toReversed().flatMap(({ asked }) => asked.map((one) => [one.competencyId, one] as const)));
  const levelsByScale = new Map<string, ReadonlyArray<{ readonly level: number; readonly code: string }>>();
  for (const { scaleId } of heads.values())
    if (!levelsByScale.has(scaleId)) levelsByScale.set(scaleId, (await scaleOn(db, scaleId, day))?.levels ?? []);
  const facts = [...person.factsByCompetency.values()];
  const before = await competencyHeads(db, facts.flatMap(namedPrerequisites), day);
  const codeOf = before.size === 0 ? (_scaleId: string | undefined, level: number): string => `${level}` : await levelCodes(db, day);
  const nameOf = await subjectNames(db, [who.personId], day);
  const people = new Map((await personsById(db, [...supervisors.keys()])).map((one) => [one.personId, one]));
  const accounts = new Map((await allAccounts(db)).map(({ userId, printedName }) => [userId, printedName]));
  const signed = new Map<string, KnownException>();
  if (facts.some(({ exceptions }) => exceptions !== undefined))
    for (const row of await knownExceptions(db, { personIds: withMerged([who.personId], await mergedPeople(db)) }))
      signed.set(row.exceptionId, row);

  const askedBy = task.kind === 'task' ? `The task ${task.code} ${task.title}`.trim() : 'What is asked here';
  const head = ({ competencyId }: Asked) => heads.get(competencyId) ?? { code: competencyId, title: '', scaleId: '' };
  const level = (of: Asked, at: number): string => levelCode(levelsByScale.get(head(of).scaleId) ?? [], at);
  const signersOf = ({ signedBy, approvedBy }: KnownException): string[] =>
    [signedBy, approvedBy].flatMap((userId) => (userId === null ? [] : [accounts.get(userId) ?? userId]));
  const personNamed = (personId: string): { readonly name: string; readonly employeeNumber: string } => {
    const found = people.get(personId);
    return found === undefined ? { name: personId, employeeNumber: '' } : { name: listName(found), employeeNumber: found.employeeNumber };
  };
  const reasons = (of: Asked): ReasonNames => ({
    level: (at) => level(of, at),
    origin: ({ kind, id }) => (id === taskOrigin ? askedBy : nameOf(kind, id)),
    signer: (userId) => accounts.get(userId) ?? userId,
    supervisor: (personId) => personNamed(personId).name,
    competency: (id, at) => {
      const named = before.get(id);
      return named === undefined ? id : `${named.code} ${named.title} at level ${codeOf(named.scaleId, at)}`;
    },
    exception: (id) => {
      const row = signed.get(id);
      return row === undefined ? undefined : `${row.reason} (signed by ${signersOf(row).join(' and ')}).`;
    },
  });
  const exception = (exceptionId: string): Item['exception'] => {
    const row = signed.get(exceptionId);
    if (row === undefined) return null;
    const { kind, validFrom: from, validTo: to, reason, conditions, entryNumber } = row;
    return { exceptionId, kind, from, to, reason, conditions, signedBy: signersOf(row), entryNumber };
  };
  return { head, level, person: personNamed, reasons, exception };
}
