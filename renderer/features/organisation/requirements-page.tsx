import { Button, SegmentedControl, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useAsOf } from '../../lib/as-of';
import { useMay } from '../../lib/session';
import { organisationWords } from '../../lib/words/organisation';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { PeopleTabs } from '../../ui/people-tabs';
import { EndForm } from './end-form';
import { ExceptionForm } from './exception-form';
import { ExceptionTable } from './exception-table';
import { LineCard } from './line-card';
import {
  useEffective,
  useEffectiveOfPerson,
  useJobRoles,
  useOverrides,
  usePeople,
  useTree,
  type EffectiveLine,
  type Exception,
  type Subject,
} from './queries';
import { unitChoices } from '../../lib/unit-tree';
import classes from './organisation.module.css';

const words = organisationWords.requirements;
const subjects = ['person', 'unit', 'role'] as const;

/** What is required of somebody, or at a place, in the end, and where each line of it comes from. */
export function RequirementsPage({ subject, id }: { readonly subject: Subject; readonly id: string | null }) {
  const navigate = useNavigate();
  const go = (next: Subject, nextId: string | null) =>
    void navigate({ to: '/people/requirements', search: { subject: next, ...(nextId === null ? {} : { id: nextId }) } });
  const choices = useChoices(subject);
  const field = useRef<HTMLInputElement>(null);
  const isOpen = id !== null;
  useEffect(() => {
    // Whoever comes with nobody chosen chooses first: ten tabs lie between the title and the field.
    if (!isOpen) field.current?.focus({ preventScroll: true });
  }, [isOpen]);
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} />
      <PeopleTabs />
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={words.of}
          data={subjects.map((value) => ({ value, label: words.subjects[value] }))}
          value={subject}
          onChange={(next) => go(subjects.find((one) => one === next) ?? 'person', null)}
        />
        <Select
          ref={field}
          aria-label={words.choose[subject]}
          placeholder={words.choose[subject]}
          className={classes.wide}
          data={choices}
          value={id}
          limit={60}
          searchable
          selectFirstOptionOnChange
          nothingFoundMessage={words.notFound}
          onChange={(next) => go(subject, next)}
        />
      </div>
      {id === null ? (
        <EmptyState title={words.nothingChosen} hint={words.nothingChosenHint} />
      ) : (
        <Effective key={`${subject} ${id}`} subject={subject} id={id} name={choices.find(({ value }) => value === id)?.label ?? id} />
      )}
    </>
  );
}

function useChoices(subject: Subject): ReadonlyArray<{ readonly value: string; readonly label: string }> {
  const people = usePeople().data?.people ?? [];
  const nodes = useTree().data?.nodes ?? [];
  const roles = useJobRoles().data?.roles ?? [];
  if (subject === 'person')
    return people.map(({ personId, name, employeeNumber }) => ({ value: personId, label: `${name} (${employeeNumber})` }));
  return subject === 'unit' ? unitChoices(nodes) : roles.map(({ roleId, name }) => ({ value: roleId, label: name }));
}

type Open =
  | { readonly kind: 'except'; readonly line: EffectiveLine | null }
  | { readonly kind: 'end'; readonly exception: Exception }
  | null;

function Effective({ subject, id, name }: { readonly subject: Subject; readonly id: string; readonly name: string }) {
  const asOf = useAsOf();
  const mayApprove = useMay('framework.approve') && asOf === null;
  const [open, setOpen] = useState<Open>(null);
  const ofPlace = useEffective(subject === 'person' ? 'role' : subject, id, subject !== 'person');
  const ofPerson = useEffectiveOfPerson(id, subject === 'person');
  const overrides = useOverrides(id, subject !== 'person');
  const query = subject === 'person' ? ofPerson : ofPlace;
  const done = () => setOpen(null);
  const exceptions = subject === 'person' ? ofPerson.data?.exceptions : overrides.data?.overrides;
  return (
    <div className={classes.lines}>
      {mayApprove && open === null && (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setOpen({ kind: 'except', line: null })}>
            {words.except}
          </Button>
        </div>
      )}
      {open?.kind === 'except' && <ExceptionForm subject={subject} id={id} name={name} line={open.line} onDone={done} />}
      {open?.kind === 'end' && <EndForm exception={open.exception} onDone={done} />}
      <Loaded query={query}>
        {({ lines }) => (
          <>
            {lines.length === 0 && <EmptyState title={words.none} hint={words.noneHints[subject]} />}
            {lines.map((line) => (
              <LineCard
                key={line.competencyId}
                line={line}
                {...(mayApprove && open === null && { onExcept: () => setOpen({ kind: 'except', line }) })}
              />
            ))}
            <ExceptionTable
              exceptions={exceptions ?? []}
              {...(mayApprove && open === null && { onEnd: (exception: Exception) => setOpen({ kind: 'end', exception }) })}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}
