import { Button } from '@mantine/core';
import { useReturningButton } from '../../lib/form-focus';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { exchangeWords } from '../../lib/words/exchange';
import { EmptyState } from '../../ui/empty-state';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { SignatureList } from '../../ui/signature-list';
import { DecideForm } from './decide-form';
import { useRecognitions, type Qualification, type ReceivedRecord } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.recognition;

/** What other sites say that a person is qualified for, and what each of it counts for here. */
export function RecognitionPage({ personId }: { readonly personId: string }) {
  const query = useRecognitions(personId);
  return (
    <Loaded query={query}>
      {({ person, records }) => (
        <>
          <PageHeader
            title={words.title(person.name)}
            subtitle={words.subtitle}
            parent={{ label: `${words.back}: ${person.name}`, href: `#/people/${personId}` }}
          />
          {records.length === 0 && <EmptyState title={words.empty} hint={words.emptyHint} />}
          <div className={classes.sections}>
            {records.map((record) => (
              <RecordOfSite key={record.recordId} personId={personId} record={record} />
            ))}
          </div>
        </>
      )}
    </Loaded>
  );
}

function RecordOfSite({ personId, record }: { readonly personId: string; readonly record: ReceivedRecord }) {
  const { recordId, displayName, sender, sequence, receivedAt, asOf, qualifications } = record;
  return (
    <section className={classes.section} aria-label={displayName}>
      <h2 className={classes.title}>{displayName}</h2>
      <p className={classes.hint}>{words.from(sender, sequence, formatInstant(receivedAt), asOf)}</p>
      {qualifications.map((one) => (
        <OneQualification key={one.ordinal} personId={personId} recordId={recordId} sender={sender} qualification={one} />
      ))}
    </section>
  );
}

function OneQualification({
  personId,
  recordId,
  sender,
  qualification,
}: {
  readonly personId: string;
  readonly recordId: string;
  readonly sender: string;
  readonly qualification: Qualification;
}) {
  const mayDecide = useMay('assessments.sign');
  const form = useReturningButton();
  const {
    competencyCode,
    competencyTitle,
    levelCode,
    levelName,
    levelAnchor,
    criteria,
    validTo,
    assessedOn,
    assessor,
    evidence,
    decision,
  } = qualification;
  const title = `${competencyCode} ${competencyTitle}`.trim();
  return (
    <article className={classes.card} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      <KeyValueList
        items={[
          { key: 'level', label: words.level, value: `${levelCode} ${levelName}`.trim(), hint: levelAnchor },
          { key: 'until', label: words.until, value: validTo ?? words.noEnd },
          { key: 'assessed', label: words.assessed, value: words.assessedBy(assessedOn, assessor) },
          {
            key: 'evidence',
            label: words.evidence,
            value: evidence.length === 0 ? words.noEvidence : evidence.map(({ fileName }) => fileName).join(', '),
          },
          ...(criteria === '' ? [] : [{ key: 'asks', label: words.asks, value: <span className={classes.text}>{criteria}</span> }]),
        ]}
      />
      {decision !== null ? (
        <Decided decision={decision} />
      ) : !mayDecide ? (
        <p className={classes.small}>{words.noPermission}</p>
      ) : form.isOpen ? (
        <DecideForm
          personId={personId}
          recordId={recordId}
          sender={sender}
          title={title}
          qualification={qualification}
          onDone={form.close}
        />
      ) : (
        <div>
          <Button variant="default" autoFocus={form.isBack} aria-label={words.decideOn(title)} onClick={form.open}>
            {words.decide}
          </Button>
        </div>
      )}
    </article>
  );
}

function Decided({ decision }: { readonly decision: NonNullable<Qualification['decision']> }) {
  const { competencyTitle, levelCode, reason, decidedBy, decidedAt, signatures } = decision;
  return (
    <div className={classes.facts}>
      <p className={classes.text}>
        <strong>{words.decisions[decision.decision]}</strong>: {reason} ({words.decidedBy(decidedBy, formatInstant(decidedAt))})
      </p>
      {competencyTitle !== null && <p className={classes.text}>{words.countsFor(competencyTitle, levelCode ?? '')}</p>}
      <SignatureList signatures={signatures} />
    </div>
  );
}
