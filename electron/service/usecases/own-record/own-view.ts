import { assessmentDetail } from '../../../../shared/contract/assessment-detail';
import type { Contract } from '../../../../shared/contract';
import { localDate } from '../../../../shared/domain/calendar';
import type { Reader } from '../../db/schema';
import { assessmentById, assessmentSteps, listAssessments } from '../../db/sql/assessments';
import { knownExceptions } from '../../db/sql/exceptions';
import { roundsOf } from '../../db/sql/feedback';
import { personHeader } from '../../db/sql/person-header';
import { printedNames } from '../../db/sql/printed-names';
import { recordJudgement } from '../assessments/judged-parts';
import { summaryOf } from '../assessments/summary';
import { shownEvidence } from '../completions/shown-evidence';
import type { OutputOf, ReadContext } from '../context';
import { listEvidenceItems } from '../evidence-items/list';
import { shownExceptions } from '../exceptions/shown-exceptions';
import { listObservations } from '../observations/list';
import { ownIds } from '../people/own-ids';
import { getPerson } from '../people/get';
import { explainReadiness } from '../readiness/explain';
import { listSelfRatings } from '../self-ratings/list';
import { answersByRecord } from './shown-answers';

type View = OutputOf<Contract['ownRecord']['get']>;
type Entry = View['entries'][number];

/** So many of a person's newest assessments are told with their reasons. */
const toldAtMost = 500;

/** Everything on record about a person as they may see it, newest first; null where there is no such person. */
export async function ownView(db: Reader, ctx: ReadContext, personId: string): Promise<View | null> {
  const person = await personHeader(db, personId, ctx.today);
  const record = await getPerson(db, { personId, asOf: null }, ctx);
  if (person === undefined || !record.ok) return null;
  const ratings = await listSelfRatings(db, { personId }, ctx);
  const own = ratings.ok ? ratings.value.ratings : [];
  const standings: View['standings'] = [];
  for (const { competencyId, competencyCode, competencyTitle, state, requiredLevelCode, heldLevelCode } of record.value.standings) {
    const why = await explainReadiness(db, { personId, competencyId, asOf: null, knownAt: null }, ctx);
    if (!why.ok) continue;
    const rated = own.find((one) => one.competencyId === competencyId && one.isNewest);
    standings.push({
      competencyId,
      code: competencyCode,
      title: competencyTitle,
      state,
      requiredLevelCode,
      heldLevelCode,
      ownView: rated?.levelCode ?? null,
      reasons: why.value.reasons,
    });
  }
  const entries = [
    ...(await assessed(db, ctx, personId)),
    ...(await seen(db, ctx, personId)),
    ...(await told(db, ctx, personId)),
    ...(await asked(db, ctx, personId)),
    ...(await excepted(db, ctx, personId)),
    ...own.map((rating): Entry => {
      const { ratingId, ratedOn, comment, by, competencyCode, competencyTitle, levelCode, levelName } = rating;
      const what = `Own view: ${levelCode} ${levelName}`;
      const competency = `${competencyCode} ${competencyTitle}`;
      return { ...plain, type: 'selfRating', recordId: ratingId, on: ratedOn, what, competency, by, why: comment };
    }),
    ...(await shownEvidence(db, personId, null, ctx.today)).map((one): Entry => {
      const competency = `${one.competencyCode} ${one.competencyTitle}`;
      return {
        ...plain,
        type: 'completion',
        recordId: one.supportId,
        on: one.achievedOn,
        what: one.what,
        competency,
        by: one.from,
        why: '',
      };
    }),
  ];
  return {
    personId,
    name: person.name,
    standings,
    entries: entries.toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0)),
  };
}

const plain = { recordedAt: null, became: null, fileCount: 0, answers: [] };
const became = {
  current: null,
  amended: 'A later version has taken its place.',
  returned: 'Sent back to its assessor: it does not count until that is settled.',
  voided: 'Void: it counts for nothing.',
} as const;
const kinds = {
  knowledge: 'Knowledge check',
  practical: 'Practical assessment',
  observation: 'Observation',
  priorLearning: 'Prior learning',
} as const;
const outcomes = { competent: 'competent', notYetCompetent: 'not yet competent' } as const;
const ratings = { shown: 'shown', partly: 'partly shown', notShown: 'not shown' } as const;
const itemKinds = {
  reference: 'Reference',
  witnessStatement: 'Witness statement',
  workRecord: 'Work record',
  incident: 'Incident',
  completion: 'Completion',
  file: 'File',
} as const;

const exceptionNames = {
  extension: 'Extension',
  exemption: 'Exemption',
  waiver: 'Waiver',
  suspension: 'Suspension',
  revocation: 'Revocation',
  reinstatement: 'Reinstatement',
} as const;

async function assessed(db: Reader, ctx: ReadContext, personId: string): Promise<Entry[]> {
  const personIds = await ownIds(db, personId);
  const wanted = { personIds, competencyId: null, asOf: null, limit: toldAtMost };
  const { rows } = await listAssessments(db, wanted, { kind: 'site' }, ctx.today);
  const answers = await answersByRecord(db, personIds);
  const entries: Entry[] = [];
  for (const summary of rows) {
    const { assessmentId } = summary;
    const row = await assessmentById(db, assessmentId, { kind: 'site' }, ctx.today);
    if (row === undefined) continue;
    const judgement = recordJudgement(row, await assessmentSteps(db, assessmentId), assessmentDetail.parse(JSON.parse(row.detail)));
    const { levelCode, competencyCode, competencyTitle, assessorName, kind, outcome, state, evidenceCount } = summaryOf(summary);
    entries.push({
      type: 'assessment',
      recordId: assessmentId,
      on: row.performedOn,
      recordedAt: row.enteredAt,
      what: `${kinds[kind]} at level ${levelCode}: ${outcomes[outcome]}`,
      competency: `${competencyCode} ${competencyTitle}`,
      by: assessorName,
      why: [...judgement.reasons, row.note].filter((text) => text !== '').join(' '),
      became: became[state],
      fileCount: evidenceCount,
      answers: answers.get(assessmentId) ?? [],
    });
  }
  return entries;
}

async function seen(db: Reader, ctx: ReadContext, personId: string): Promise<Entry[]> {
  const found = await listObservations(db, { personId, competencyId: null }, ctx);
  return (found.ok ? found.value.observations : []).map((one): Entry => {
    const { observationId, seenOn, recordedAt, rating, indicatorText, observerName, replacedById, replaceReason, files } = one;
    return {
      type: 'observation',
      recordId: observationId,
      on: seenOn,
      recordedAt,
      what: `Seen: ${indicatorText} (${ratings[rating]})`,
      competency: `${one.competencyCode} ${one.competencyTitle}`,
      by: observerName,
      why: replaceReason === null ? one.seen : `${one.seen} Put right: ${replaceReason}`,
      became: replacedById === null ? null : 'A later observation has taken its place.',
      fileCount: files.length,
      answers: one.answers,
    };
  });
}

async function told(db: Reader, ctx: ReadContext, personId: string): Promise<Entry[]> {
  const found = await listEvidenceItems(db, { personId }, ctx);
  return (found.ok ? found.value.items : []).map((item): Entry => {
    const { itemId, kind, title, capturedOn, recordedAt, witness, addedBy, amendedById, competencyCode, competencyTitle } = item;
    return {
      type: 'evidenceItem',
      recordId: itemId,
      on: capturedOn,
      recordedAt,
      what: `${itemKinds[kind]}: ${title}`,
      competency: competencyCode === null ? null : `${competencyCode} ${competencyTitle ?? ''}`.trim(),
      by: witness ?? addedBy,
      why: [item.statement, item.reference, item.completion, item.authenticity].filter((text) => text !== null && text !== '').join(' · '),
      became: amendedById === null ? null : 'A later version has taken its place.',
      fileCount: item.files.length,
      answers: item.answers,
    };
  });
}

/** What was signed of their qualifications without an assessment. */
async function excepted(db: Reader, ctx: ReadContext, personId: string): Promise<Entry[]> {
  const known = await knownExceptions(db, { personIds: await ownIds(db, personId) });
  return (await shownExceptions(db, known, ctx.today)).map((one): Entry => {
    const { exceptionId, kind, from, to, recordedAt, reason, conditions, signedBy, approvedBy, end } = one;
    return {
      ...plain,
      type: 'exception',
      recordId: exceptionId,
      on: from,
      recordedAt,
      what: `${exceptionNames[kind]} from ${from}${to === null ? '' : ` through ${to}`}`,
      competency: `${one.competencyCode} ${one.competencyTitle}`,
      by: approvedBy === null ? signedBy : `${signedBy}, ${approvedBy}`,
      why: [reason, conditions].filter((text) => text !== null).join(' · '),
      became: end === null ? null : `${end.how === 'withdrawn' ? 'Taken back' : 'Reinstated'} from ${end.from} by ${end.by}: ${end.reason}`,
    };
  });
}

/** Rounds of questions: that there were some, and when they ended. What they came to is shown by itself. */
async function asked(db: Reader, ctx: ReadContext, personId: string): Promise<Entry[]> {
  const ids = await ownIds(db, personId);
  const rounds = await roundsOf(db, ids);
  const answers = await answersByRecord(db, ids);
  const names = await printedNames(
    db,
    rounds.map(({ openedBy }) => openedBy),
  );
  return rounds.map((round): Entry => {
    const ended = round.end === null ? null : localDate(new Date(round.end.endedAt), ctx.zone);
    return {
      type: 'feedback',
      recordId: round.roundId,
      on: round.openedOn,
      recordedAt: round.openedAt,
      what: `Questions to others: ${round.title}`,
      competency: null,
      by: names.get(round.openedBy) ?? round.openedBy,
      why: round.question,
      became: ended === null ? 'Still open.' : `Ended on ${ended}.`,
      fileCount: 0,
      answers: answers.get(round.roundId) ?? [],
    };
  });
}
