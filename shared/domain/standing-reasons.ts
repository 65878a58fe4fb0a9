import type { Reason } from '../contract/values';
import { evidenceOn } from './evidence-status';
import { revokedThrough } from './exceptions-on-day';
import { allStretches, lastDayOf } from './live-attainments';
import { applyOverrides } from './requirement-override';
import {
  concerning,
  effectiveRequirement,
  resultThatTookAway,
  standingOn,
  type AssessedFact,
  factsOn,
  type EffectiveRequirement,
  type RequirementOrigin,
  type RequirementLine,
  type StandingFacts,
  type StandingOnDay,
} from './standing';
import { heldStates, readyStates } from './state';
import { ruleFor, type LevelRule } from './sufficiency';
import { missingReasons, mixReason, statusReason } from './sufficiency-reasons';
import { trainingsOn } from './training';
import { validityReasons } from './validity-reasons';

/** How levels and roles are called where the reasons are read. */
export interface ReasonNames {
  readonly level: (level: number) => string;
  readonly origin: (origin: RequirementOrigin) => string;
  /** Who signed an exception, by account. */
  readonly signer?: (userId: string) => string;
  /** A level of another competency, as it is called on the day. */
  readonly competency?: (competencyId: string, level: number) => string;
  /** Why an exception to the qualification was signed, and by whom. */
  readonly exception?: (exceptionId: string) => string | undefined;
  /** The revision of the framework that a requirement comes from, where it comes from one. */
  readonly revision?: (requirementId: string) => { readonly revisionId: string; readonly number: number; readonly title: string } | null;
  /** Who watches over a trainee, by person. */
  readonly supervisor?: (personId: string) => string;
}

/** Why a standing is what it is on a day: what is required, what is held, what no longer counts, and what would change it. */
export function standingReasons(allFacts: StandingFacts, day: string, names: ReasonNames): Reason {
  const facts = factsOn(allFacts, day);
  const standing = standingOn(facts, day);
  const { required } = standing;
  const results = resultsUpTo(facts, day);
  if (required === null) {
    return info(`No position requires this competency on ${day}.`, [
      ...takenAway(facts, day, names),
      ...nextRequirement(allFacts, day, names),
      ...validityReasons(facts, standing, day, names),
      ...results.map((fact) => resultReason(facts, fact, day, facts.validityMonths, names)),
    ]);
  }
  const counting = standing.assessmentId;
  const isReady = readyStates.has(standing.state);
  const rule = ruleFor(required.level, facts.sufficiency, required.lines);
  const others = results.filter((fact) => !isReady || fact.assessmentId !== counting);
  return {
    verdict: isReady ? 'met' : 'unmet',
    text: summary(standing, required, names),
    record: null,
    children: [
      requiredReason(facts, required, day, names),
      ...heldReason(facts, standing, required, names),
      ...trainingReasons(facts, standing, day, names),
      ...validityReasons(facts, standing, day, names),
      ...(rule === null
        ? others.map((fact) => resultReason(facts, fact, day, required.validityMonths, names))
        : [mixReason(rule, required.level, facts, day, names), ...evidenceOn(facts, day).map((status) => statusReason(status, names))]),
      ...nextRequirement(allFacts, day, names),
      ...taskReasons(standing, required, rule, facts, day, names),
    ],
  };
}

function summary({ state, heldLevel, lastDay, cause }: StandingOnDay, required: EffectiveRequirement, names: ReasonNames): string {
  const through = lastDay === null ? 'until something ends it' : `through ${lastDay}`;
  const needed = `level ${names.level(required.level)} is required`;
  switch (state) {
    case 'qualified':
      return lastDay === null ? `Qualified: ${needed} and held, with no end.` : `Qualified: ${needed} and held through ${lastDay}.`;
    case 'expiring':
      return `Expiring soon: ${needed} and held only through ${lastDay ?? 'a day not known'}.`;
    case 'expired':
      return `Expired: ${needed}, and the result that reached it has run out.`;
    case 'evidenceInsufficient':
      return `Evidence insufficient: ${needed}, and what was shown is too little or too old.`;
    case 'neverAssessed':
      return `Never assessed: ${needed}, and there is no assessment up to this day.`;
    case 'inGrace':
      return `Qualified, in grace: ${needed}; what reached it has ended, and work may go on ${through}.`;
    case 'extended':
      return `Qualified, extended: ${needed}; what reached it has ended, and a signed extension lets work go on ${through}.`;
    case 'currencyLapsed':
      return `Currency lapsed: ${needed} and was reached, and the work was not done often enough to keep it current.`;
    case 'suspended':
      return cause?.kind === 'prerequisite'
        ? `Suspended: ${needed} and was reached, and what must be held before it is not.`
        : `Suspended: ${needed}, and a signed suspension holds.`;
    case 'revoked':
      return `Revoked: ${needed}, and the qualification was taken away.`;
    case 'exempt':
      return `Exempt: ${needed}, and does not apply to this person ${through}.`;
    case 'waived':
      return `Waived: ${needed} and not met, which is accepted ${through}.`;
    case 'trainee':
      return `Trainee: ${needed} and not held yet; the work is done under supervision only.`;
    default:
      return heldLevel === null
        ? `Below level: ${needed}, and no level is held.`
        : `Below level: ${needed}, and level ${names.level(heldLevel)} is held.`;
  }
}

function requiredReason(facts: StandingFacts, required: EffectiveRequirement, day: string, names: ReasonNames): Reason {
  const lines = required.lines.map((line) => info(lineText(line, names), revisionReason(line, names), originRecord(line.origin)));
  const ownLimit =
    facts.validityMonths === null ? [] : [info(`The competency itself sets that a result counts ${forMonths(facts.validityMonths)}.`)];
  const several =
    required.lines.length > 1 || (facts.validityMonths !== null && required.lines.some((line) => line.validityMonths !== null));
  const rule = several ? ' The highest level and the shortest time count.' : '';
  const kind = required.isMandatory ? 'mandatory' : 'desirable';
  return info(`Required: level ${names.level(required.level)}, ${kind}; a result counts ${forMonths(required.validityMonths)}.${rule}`, [
    ...lines,
    ...ownLimit,
    ...takenAway(facts, day, names),
  ]);
}

function revisionReason({ requirementId }: RequirementLine, names: ReasonNames): Reason[] {
  const revision = names.revision?.(requirementId) ?? null;
  if (revision === null) return [];
  const { revisionId, number, title } = revision;
  return [info(`It comes from revision ${number} of the framework, “${title}”.`, [], { entity: 'revision', id: revisionId })];
}

/** What would be required if no signed exception had taken it away. */
function takenAway(facts: StandingFacts, day: string, names: ReasonNames): Reason[] {
  const { lines, overrides } = concerning(facts, day);
  return applyOverrides(lines, overrides).flatMap(({ line, removedBy }) => {
    if (removedBy === null) return [];
    const does = removedBy.effect === 'disable' ? 'takes it away' : `puts level ${names.level(removedBy.level ?? 0)} in its place`;
    const by = `A signed exception for ${names.origin(removedBy.origin)} from ${removedBy.begins} ${does}: ${removedBy.reason} (signed by ${signerOf(removedBy.signedBy, names)}).`;
    return [info(`Does not count: ${lineText(line, names)}`, [info(by, [], originRecord(removedBy.origin))], originRecord(line.origin))];
  });
}

function signerOf(userId: string, names: ReasonNames): string {
  return names.signer?.(userId) ?? userId;
}

function lineText(line: RequirementLine, names: ReasonNames): string {
  const until = line.to === null ? '' : ` through ${line.to}`;
  const limit = line.validityMonths === null ? 'sets no limit of time' : `a result counts ${forMonths(line.validityMonths)}`;
  const what = `level ${names.level(line.level)}, ${line.isMandatory ? 'mandatory' : 'desirable'}, of this person from ${line.from}${until}; ${limit}`;
  const { exception } = line;
  if (exception === undefined) return `${names.origin(line.origin)} requires ${what}.`;
  return `A signed exception for ${names.origin(line.origin)} requires ${what}: ${exception.reason} (signed by ${signerOf(exception.signedBy, names)}).`;
}

/** What makes the person ready, or the best of what they hold where that is not enough. */
function heldReason(facts: StandingFacts, standing: StandingOnDay, required: EffectiveRequirement, names: ReasonNames): Reason[] {
  const { state, heldLevel, lastDay, assessmentId } = standing;
  const fact = facts.assessments.find((one) => one.assessmentId === assessmentId);
  if (fact !== undefined && (state === 'inGrace' || state === 'extended' || (facts.validity !== undefined && heldStates.has(state)))) {
    const text = `Level ${names.level(fact.level)} is held by the assessment of ${fact.performedOn}.`;
    return [{ verdict: 'met', text, record: recordOf(fact), children: [] }];
  }
  if (heldStates.has(state) && fact !== undefined) {
    const isCut = lastDay !== null && lastDay !== lastDayOf(fact, required.validityMonths);
    const counts = `It counts ${isCut ? 'while what it rests on is young enough' : forMonths(required.validityMonths)}`;
    const through = lastDay === null ? 'It has no end.' : `${counts}, through ${lastDay}.`;
    return [
      {
        verdict: 'met',
        text: `Level ${names.level(fact.level)} is held by the assessment of ${fact.performedOn}. ${through}`,
        record: recordOf(fact),
        children: [],
      },
    ];
  }
  const text =
    heldLevel === null
      ? 'No level is held that counts on this day.'
      : `Level ${names.level(heldLevel)} is held, which is less than level ${names.level(required.level)}.`;
  return [{ verdict: 'unmet', text, record: null, children: [] }];
}

/** Who watches over a trainee, and through which day. */
function trainingReasons(facts: StandingFacts, { state }: StandingOnDay, day: string, names: ReasonNames): Reason[] {
  if (state !== 'trainee') return [];
  return trainingsOn(facts.training ?? [], day).map(({ supervisorPersonId, from, to }) => {
    const who = names.supervisor?.(supervisorPersonId) ?? supervisorPersonId;
    return info(`Under the supervision of ${who} from ${from} through ${to}.`, [], { entity: 'person', id: supervisorPersonId });
  });
}

/** One assessment and whether it still counts. */
function resultReason(facts: StandingFacts, fact: AssessedFact, day: string, validityMonths: number | null, names: ReasonNames): Reason {
  const level = `level ${names.level(fact.level)}`;
  const record = recordOf(fact);
  if (fact.outcome === 'notYetCompetent') {
    const took = facts.assessments.some((earlier) => resultThatTookAway(facts, earlier, day)?.assessmentId === fact.assessmentId);
    return info(
      `${fact.performedOn}: not yet competent at ${level}${took ? '; earlier results at that level and above no longer count' : ''}.`,
      [],
      record,
    );
  }
  const shown = `${fact.performedOn}: competent at ${level}`;
  const revoked = revokedThrough(facts.exceptions ?? [], day);
  if (revoked !== null && fact.performedOn <= revoked)
    return info(`${shown}; does not count since it was revoked on ${revoked}.`, [], record);
  const failed = resultThatTookAway(facts, fact, day);
  if (failed !== null) {
    return info(
      `${shown}; taken away by the assessment of ${failed.performedOn}, not yet competent at level ${names.level(failed.level)}.`,
      [],
      record,
    );
  }
  const serving = allStretches(facts, [], validityMonths).filter(
    ({ assessmentId, level: at }) => assessmentId === fact.assessmentId && at === fact.level,
  );
  const lastDay = facts.validity === undefined ? lastDayOf(fact, validityMonths) : (serving[0]?.end ?? null);
  const limit = facts.validity === undefined ? ` (${forMonths(validityMonths)})` : '';
  if (lastDay !== null && lastDay < day) return info(`${shown}; ran out, ${lastDay} was its last day${limit}.`, [], record);
  return info(lastDay === null ? `${shown}; still counts, with no end.` : `${shown}; still counts, through ${lastDay}.`, [], record);
}

function taskReasons(
  { state, lastDay, cause }: StandingOnDay,
  required: EffectiveRequirement,
  rule: LevelRule | null,
  facts: StandingFacts,
  day: string,
  names: ReasonNames,
): Reason[] {
  const level = names.level(required.level);
  if (state === 'expiring') return [info(`To do: assess at level ${level} by ${lastDay ?? 'the last day'}, so that nothing lapses.`)];
  const task = (text: string): Reason[] => [{ verdict: 'unmet', text, record: null, children: [] }];
  if (state === 'inGrace' || state === 'extended') return [info(`To do: assess at level ${level} by ${lastDay ?? 'the last day'}.`)];
  if (state === 'currencyLapsed')
    return task(`Missing: more of the work, under supervision, or a new assessment at level ${level} or above.`);
  if (state === 'suspended' && cause?.kind === 'prerequisite') return task('Missing: what must be held before it.');
  if (state === 'suspended' || state === 'revoked') return task('Missing: a signed reinstatement.');
  if (readyStates.has(state)) return [];
  if (rule !== null) return missingReasons(rule, required.level, facts, day, names);
  return task(`Missing: an assessment at level ${level} or above with the outcome competent.`);
}

/** A requirement that begins later and asks for another level than now. */
function nextRequirement(facts: StandingFacts, day: string, names: ReasonNames): Reason[] {
  const next = facts.lines.filter((line) => line.from > day).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  const from = next === undefined ? null : effectiveRequirement(facts, next.from);
  if (next === undefined || from === null || from.level === effectiveRequirement(facts, day)?.level) return [];
  return [
    info(`From ${next.from} level ${names.level(from.level)} is required, by ${names.origin(next.origin)}.`, [], originRecord(next.origin)),
  ];
}

/** A role and a person have a page of their own; a unit has none here. */
function originRecord({ kind, id }: RequirementOrigin): Reason['record'] {
  return kind === 'unit' ? null : { entity: kind, id };
}

/** What was assessed by the day, newest first. */
function resultsUpTo(facts: StandingFacts, day: string): readonly AssessedFact[] {
  return facts.assessments
    .filter((fact) => fact.performedOn <= day)
    .toSorted((a, b) => (a.performedOn === b.performedOn ? b.order - a.order : a.performedOn < b.performedOn ? 1 : -1));
}

function info(text: string, children: readonly Reason[] = [], record: Reason['record'] = null): Reason {
  return { verdict: 'info', text, record, children };
}

function recordOf(fact: AssessedFact): Reason['record'] {
  return { entity: 'assessment', id: fact.assessmentId };
}

function forMonths(months: number | null): string {
  if (months === null) return 'without limit of time';
  return months === 1 ? 'for 1 month' : `for ${months} months`;
}
