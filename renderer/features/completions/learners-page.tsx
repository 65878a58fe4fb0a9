import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { completionWords } from '../../lib/words/completions';
import { BesidePage } from '../../ui/beside-page';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FailureNote } from '../../ui/failure-note';
import { IfMay } from '../../ui/if-may';
import { Loaded, QueryError } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { PersonSelect, type ChosenPerson } from '../../ui/person-select';
import { SidePanel } from '../../ui/side-panel';
import { useLearners, useMatch, type Learner } from './queries';
import classes from './completions.module.css';

const words = completionWords.learners;

const columns: readonly Column<Learner>[] = [
  { key: 'learner', title: words.columns.learner, width: 220, value: (row) => row.learnerId },
  { key: 'system', title: words.columns.system, width: 140, value: (row) => row.system },
  { key: 'completions', title: words.columns.completions, width: 110, align: 'right', value: (row) => row.completions },
  { key: 'courses', title: words.columns.courses, width: 90, align: 'right', value: (row) => row.courses },
  { key: 'newest', title: words.columns.newest, width: 110, value: (row) => row.newestOn },
  { key: 'person', title: words.columns.person, width: 220, value: (row) => row.person?.name ?? null },
];
const keyOf = ({ system, learnerId, person }: Learner): string => JSON.stringify([system, learnerId, person?.personId ?? null]);

/** Ids of learning systems that fit nobody on record, and those that somebody has named; one opens beside the list. */
export function LearnersPage({ system, learnerId }: { readonly system: string | null; readonly learnerId: string | null }) {
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} parent={{ label: completionWords.page.parent, href: '#/exchange' }} />
      <IfMay permission="exchange.receive">
        <LearnerTable system={system} learnerId={learnerId} />
      </IfMay>
    </>
  );
}

function LearnerTable({ system, learnerId }: { readonly system: string | null; readonly learnerId: string | null }) {
  const query = useLearners();
  const navigate = useNavigate();
  const open = query.data?.learners.find((one) => one.system === system && one.learnerId === learnerId);
  const close = () => void navigate({ to: '/exchange/completions/learners', search: {} });
  return (
    <>
      <div className={classes.tall}>
        <DataTable
          name="learners"
          label={words.title}
          columns={columns}
          rows={query.data?.learners ?? []}
          rowKey={keyOf}
          openKey={open === undefined ? null : keyOf(open)}
          onOpen={(row) => void navigate({ to: '/exchange/completions/learners', search: { system: row.system, learner: row.learnerId } })}
          isLoading={query.isPending}
          error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
          empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
        />
      </div>
      {learnerId !== null && (
        <BesidePage>
          <SidePanel title={words.panel(learnerId)} subtitle={words.of(system ?? '')} onClose={close}>
            <Loaded query={query}>
              {() =>
                open === undefined ? (
                  <p className={classes.text}>{words.gone}</p>
                ) : (
                  <MatchForm key={keyOf(open)} learner={open} onDone={close} />
                )
              }
            </Loaded>
          </SidePanel>
        </BesidePage>
      )}
    </>
  );
}

function MatchForm({ learner, onDone }: { readonly learner: Learner; readonly onDone: () => void }) {
  const match = useMatch();
  const [person, setPerson] = useState<ChosenPerson | null>(learner.person);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({
    person: person === null ? words.personMissing : null,
    reason: isReason(reason) ? null : words.reasonMissing,
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!check.isComplete() || person === null) return;
        const { system, learnerId } = learner;
        match.mutate(
          { system, learnerId, personId: person.personId, reason: reason.trim() },
          {
            onSuccess: ({ completions, evidence }) => {
              tell(words.done(completions, evidence));
              onDone();
            },
          },
        );
      }}
    >
      <PersonSelect label={words.person} description={words.personHint} person={person} onChange={setPerson} {...check.of('person')} />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={match.error} />
      <div>
        <Button type="submit" loading={match.isPending}>
          {words.action}
        </Button>
      </div>
    </form>
  );
}
