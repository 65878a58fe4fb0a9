import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatInstantIn } from '../../../lib/formatting';
import { assessWords, choiceText } from '../../../lib/words/assess';
import { correctionWords as words, differingField } from '../../../lib/words/corrections';
import { DifferenceList } from '../../../ui/difference-list';
import { ShortTable } from '../../../ui/short-table';
import { SignatureList } from '../../../ui/signature-list';
import { OutcomeMark } from '../outcome-mark';
import type { AssessmentRecord } from '../queries';
import { CorrectionMark } from '../correction-mark';
import classes from '../assess.module.css';

/** Says above a record that does not count why it does not; on paper too. */
export function StateNote({ record }: { readonly record: AssessmentRecord }) {
  const { state, versions } = record;
  if (state === 'current') return null;
  const newest = versions.at(-1);
  return (
    <Alert color="orange" variant="outline" icon={<IconInfoCircle size={18} aria-hidden />} title={words.states[state]}>
      {words.stateNotes[state]}{' '}
      {state === 'amended' && newest !== undefined && (
        <Link to="/assess/records/$assessmentId" params={{ assessmentId: newest.assessmentId }}>
          {words.version(newest.version)}
        </Link>
      )}
    </Alert>
  );
}

/** The versions of a record and in what this one differs from the one before; nothing where there is one version. */
export function RecordVersions({ record }: { readonly record: AssessmentRecord }) {
  const { assessmentId, versions, differences, amendReason, zone } = record;
  if (versions.length < 2) return null;
  const { columns } = words.versions;
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.versions.title}</h3>
      <ShortTable label={words.versions.title}>
        <thead>
          <tr>
            <th scope="col">{columns.version}</th>
            <th scope="col">{columns.entered}</th>
            <th scope="col">{columns.signed}</th>
            <th scope="col">{columns.outcome}</th>
            <th scope="col">{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <tr key={one.assessmentId}>
              <th scope="row">
                {one.assessmentId === assessmentId ? (
                  `${one.version} (${words.versions.here})`
                ) : (
                  <Link to="/assess/records/$assessmentId" params={{ assessmentId: one.assessmentId }}>
                    {words.version(one.version)}
                  </Link>
                )}
              </th>
              <td data-figures>{formatInstantIn(one.enteredAt, zone)}</td>
              <td>{one.assessorName}</td>
              <td>{assessWords.outcomes[one.outcome]}</td>
              <td>{words.states[one.state]}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      {amendReason !== null && <p className={classes.text}>{words.versions.because(amendReason)}</p>}
      {versions.map(
        ({ assessmentId: id, version, amendCode, authorisedBy }) =>
          amendCode !== null && (
            <p key={id} className={classes.text}>
              {id === assessmentId ? '' : `${words.version(version)}: `}
              {words.versions.changed(words.amend.codes[amendCode], authorisedBy ?? '')}
            </p>
          ),
      )}
      {amendReason !== null && (
        <DifferenceList
          label={words.versions.differences}
          differences={differences.map(({ field, was, is }) => {
            const textOf = (value: string | null) => (value === null ? null : choiceText(field, value));
            return { key: field, label: differingField(field), before: textOf(was), after: textOf(is) };
          })}
        />
      )}
    </section>
  );
}

/** What was decided on a record, each with its reason and its signature. */
export function RecordEvents({ record: { events, zone } }: { readonly record: AssessmentRecord }) {
  if (events.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.events.title}</h3>
      <ul className={classes.plainList}>
        {events.map(({ eventId, kind, reason, by, recordedAt, signatures }) => (
          <li key={eventId} className={classes.section}>
            <p className={classes.text}>
              <strong>{words.events.line(words.events.kinds[kind], by, formatInstantIn(recordedAt, zone))}</strong>
              {'\n'}
              {reason}
            </p>
            <SignatureList signatures={signatures} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The other of two independent ratings, and whether the two agree; nothing where there was one. */
export function OtherRating({ record: { outcome, otherRating } }: { readonly record: AssessmentRecord }) {
  if (otherRating === null) return null;
  const { assessmentId, assessorName, state } = otherRating;
  const verdict = otherRating.outcome === outcome ? words.pair.agree : words.pair.disagree;
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.pair.title}</h3>
      <p className={classes.text}>
        <Link to="/assess/records/$assessmentId" params={{ assessmentId }}>
          {words.pair.other(assessorName)}
        </Link>{' '}
        <OutcomeMark outcome={otherRating.outcome} /> <CorrectionMark state={state} />
      </p>
      <p className={classes.text}>{state === 'current' ? verdict : words.pair.half}</p>
    </section>
  );
}
