import { Button, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useEffect, useRef, type ReactNode } from 'react';
import { z } from 'zod';
import { isRealDate } from '../../../shared/domain/calendar';
import { unitKinds } from '../../../shared/domain/organisation';
import type { FieldCheck } from '../../lib/field-check';
import { onEscape, useFocusBack } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import { organisationWords as words } from '../../lib/words/organisation';
import { FailureNote } from '../../ui/failure-note';
import classes from './organisation.module.css';

/** The day and the reason that every change of a unit asks for. */
export interface When {
  readonly from: string;
  readonly reason: string;
}

export const faultsOfWhen = ({ from, reason }: When) => ({
  from: isRealDate(from) ? null : words.fields.dateWrong,
  reason: isReason(reason) ? null : words.fields.reasonMissing,
});

/** What will happen to a unit, from when and why, and the button that says it. */
export function UnitForm(props: {
  readonly title: string;
  readonly action: string;
  readonly fromLabel?: string;
  readonly when: When;
  readonly check: FieldCheck<'from' | 'reason'>;
  readonly isDestructive?: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onWhen: (part: Partial<When>) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const { when, check } = props;
  useFocusBack();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={props.title}
      onKeyDown={onEscape(props.onCancel)}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete() && !props.isPending) props.onSubmit();
      }}
    >
      <h3 className={classes.sectionTitle}>{props.title}</h3>
      {props.children}
      <TextInput
        label={props.fromLabel ?? words.fields.from}
        description={words.fields.fromHint}
        value={when.from}
        maxLength={10}
        className={classes.dateField}
        onChange={(event) => props.onWhen({ from: event.currentTarget.value })}
        {...check.of('from')}
      />
      <TextInput
        label={words.fields.reason}
        description={words.fields.reasonHint}
        value={when.reason}
        maxLength={1000}
        onChange={(event) => props.onWhen({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={props.error}>
        {props.error === null ? undefined : refusalText(props.error)}
      </FailureNote>
      <div className={classes.buttons}>
        <Button type="submit" loading={props.isPending} {...(props.isDestructive === true ? { color: 'danger' } : {})}>
          {props.action}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

const kind = z.enum(unitKinds);
const cycle = z.object({ path: z.array(z.string()) });
const notBelow = z.object({ kind, allowed: z.array(kind) });
const inUse = z.object({ people: z.array(z.object({ name: z.string() })), peopleCount: z.number(), units: z.array(z.string()) });
const later = z.object({ from: z.string() });

/** Why it was refused, where naming what stands in the way says it better; undefined elsewhere. */
function refusalText(error: Error): string | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  const { code, data } = error;
  if (code === 'Cycle') return words.refused.cycle(cycle.parse(data).path);
  if (code === 'LaterChange') return words.refused.later(later.parse(data).from);
  if (code === 'KindNotBelow') {
    const refused = notBelow.parse(data);
    return words.refused.kind(
      words.kinds[refused.kind],
      refused.allowed.map((one) => words.kinds[one]),
    );
  }
  if (code !== 'StillInUse') return undefined;
  const { people, peopleCount, units } = inUse.parse(data);
  return [
    ...(peopleCount === 0
      ? []
      : [
          words.refused.people(
            people.map(({ name }) => name),
            peopleCount,
          ),
        ]),
    ...(units.length === 0 ? [] : [words.refused.units(units)]),
  ].join(' ');
}
