import { formatDate, formatInstant } from '../../../lib/formatting';
import { revisionWords as words } from '../../../lib/words/revisions';
import { namesOf, standOf } from '../libraries/library-text';
import type { RevisionHead } from '../queries';

/** A revision with its state, for a choice. */
export function choiceOf({ number, title, state }: RevisionHead): string {
  return words.points.choice(number, title, words.states[state]);
}

/** The state of a revision with what belongs to it. */
export function stateText(revision: RevisionHead, unitName: (unitId: string) => string): string {
  const { state, effectiveFrom, pilotUnitIds } = revision;
  if (state === 'inReview' || state === 'returned' || state === 'withdrawn' || state === 'superseded') return words.states[state];
  if (state === 'inPilot') return words.inPilot(pilotUnitIds.map(unitName).join(', '), effectiveFrom ?? '');
  return `${words.states[state]}, ${standOf(revision, unitName)}`;
}

/** What is told of a revision, by label. */
export function revisionFacts(
  revision: RevisionHead,
  unitName: (unitId: string) => string,
): Array<{ readonly key: string; readonly label: string; readonly value: string }> {
  const { state, authors, submittedAt, approvedBy, effectiveFrom, pilotUnitIds, remark, returns, summary } = revision;
  return [
    { key: 'state', label: words.facts.state, value: stateText(revision, unitName) },
    ...(summary === '' ? [] : [{ key: 'summary', label: words.facts.summary, value: summary }]),
    { key: 'authors', label: words.facts.authors, value: namesOf(authors) },
    { key: 'submitted', label: words.facts.submitted, value: formatDate(new Date(submittedAt)) },
    { key: 'approved', label: words.facts.approved, value: approvedBy ?? words.nobody },
    {
      key: 'effective',
      label: state === 'withdrawn' ? words.facts.wasSetFor : words.facts.effective,
      value: effectiveFrom ?? words.notYet,
    },
    ...(pilotUnitIds.length === 0 ? [] : [{ key: 'pilot', label: words.facts.pilot, value: pilotText(revision, unitName) }]),
    ...returns.map(({ by, at, remark: wanted }) => ({
      key: `returned ${at}`,
      label: words.facts.returned,
      value: words.returnedBy(by, formatInstant(at), wanted),
    })),
    ...(state === 'withdrawn' && remark !== null && remark !== '' ? [{ key: 'remark', label: words.facts.withdrawn, value: remark }] : []),
  ];
}

function pilotText({ state, pilotUnitIds, generalFrom }: RevisionHead, unitName: (unitId: string) => string): string {
  const units = pilotUnitIds.map(unitName).join(', ');
  return state === 'withdrawn' && generalFrom === null ? words.pilotAlone(units) : words.pilot(units, generalFrom);
}

/** What may still be done to a revision: its pilot ended, or itself taken back. */
export function waysOf({ state }: RevisionHead): { readonly canRollOut: boolean; readonly canWithdraw: boolean } {
  return { canRollOut: state === 'inPilot', canWithdraw: state === 'scheduled' || state === 'inPilot' };
}
