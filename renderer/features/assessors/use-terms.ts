import { useState } from 'react';
import type { AuthorityTerms } from '../../../shared/contract/assessors';
import { assessmentKinds, type AssessmentKind } from '../../../shared/domain/assessment';
import { isRealDate } from '../../../shared/domain/calendar';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { assessorWords } from '../../lib/words/assessors';
import { chosenOf, idsOf, scopeInput, useScopeNames, type ChosenScope } from './scope-picker';

const words = assessorWords.form;

const dates = ['from', 'until', 'trainedOn', 'trainedUntil', 'calibratedOn', 'calibratedUntil'] as const;
export type DateField = (typeof dates)[number];

/** Terms as they are typed. */
export interface TermsText extends Readonly<Record<DateField, string>> {
  readonly scope: ChosenScope;
  readonly highestLevel: number | null;
  readonly kinds: readonly AssessmentKind[];
  readonly reason: string;
}

export const textOf = (terms: AuthorityTerms): TermsText => ({
  scope: chosenOf(terms.scope),
  highestLevel: terms.highestLevel,
  kinds: terms.kinds,
  from: terms.from,
  until: terms.until ?? '',
  trainedOn: terms.trainedOn ?? '',
  trainedUntil: terms.trainedUntil ?? '',
  calibratedOn: terms.calibratedOn ?? '',
  calibratedUntil: terms.calibratedUntil ?? '',
  reason: '',
});

export const emptyTerms = (today: string): TermsText =>
  textOf({
    scope: { kind: 'all' },
    highestLevel: null,
    kinds: [...assessmentKinds],
    from: today,
    until: null,
    trainedOn: null,
    trainedUntil: null,
    calibratedOn: null,
    calibratedUntil: null,
  });

const spans = [
  ['from', 'until'],
  ['trainedOn', 'trainedUntil'],
  ['calibratedOn', 'calibratedUntil'],
] as const;

function faultsOf(text: TermsText): Partial<Record<DateField | 'scope' | 'kinds' | 'reason', string>> {
  const faults: Partial<Record<DateField | 'scope' | 'kinds' | 'reason', string>> = {};
  if (text.scope.kind !== 'all' && idsOf(text.scope).length === 0)
    faults.scope = text.scope.kind === 'library' ? words.librariesMissing : words.competenciesMissing;
  if (text.kinds.length === 0) faults.kinds = words.kindsMissing;
  for (const [first, last] of spans) {
    if (text[last] !== '' && text[first] === '') faults[first] = words.firstMissing;
    else if (text[last] !== '' && text[last] < text[first]) faults[last] = words.lastBeforeFirst;
  }
  for (const field of dates)
    if ((field === 'from' || text[field] !== '') && !isRealDate(text[field])) faults[field] = assessorWords.fields.dateWrong;
  if (!isReason(text.reason)) faults.reason = assessorWords.fields.reasonMissing;
  return faults;
}

/** The terms of an authorisation as they are typed, what is wrong with them, and what they come to. */
export function useTerms(initial: TermsText) {
  const [text, setText] = useState(initial);
  const names = useScopeNames();
  const check = useFieldCheck(faultsOf(text));
  const orNull = (field: DateField): string | null => (text[field] === '' ? null : text[field]);
  const terms = (): AuthorityTerms => ({
    scope: scopeInput(text.scope),
    highestLevel: text.highestLevel,
    kinds: [...text.kinds],
    from: text.from,
    until: orNull('until'),
    trainedOn: orNull('trainedOn'),
    trainedUntil: orNull('trainedUntil'),
    calibratedOn: orNull('calibratedOn'),
    calibratedUntil: orNull('calibratedUntil'),
  });
  const scope =
    text.scope.kind === 'all'
      ? assessorWords.scope.all
      : idsOf(text.scope)
          .map((id) => names.get(id) ?? id)
          .join(', ') || '…';
  const level = text.highestLevel === null ? assessorWords.anyLevel : `${words.level} ${text.highestLevel}`;
  const summary = [
    words.contentLine(
      scope,
      level,
      text.kinds.map((kind) => assessorWords.kinds[kind].toLowerCase()).join(', ') || '…',
      assessorWords.span(text.from, orNull('until')),
    ),
    text.trainedOn === '' ? '' : words.trainedLine(text.trainedOn, orNull('trainedUntil')),
    text.calibratedOn === '' ? '' : words.calibratedLine(text.calibratedOn, orNull('calibratedUntil')),
  ].join('');
  return { text, check, terms, summary, onChange: (part: Partial<TermsText>) => setText((before) => ({ ...before, ...part })) };
}
