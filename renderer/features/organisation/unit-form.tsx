import { ORPCError } from '@orpc/client';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { unitKinds } from '../../../shared/domain/organisation';
import { organisationWords as words } from '../../lib/words/organisation';
import { ActForm } from '../../ui/act-form';
import { WhenFields, type useWhen } from './when-fields';

/** What will happen to a unit, from when and why, and the button that says it. */
export function UnitForm({
  title,
  action,
  fromLabel,
  fromHint = words.fields.fromHint,
  form,
  isDestructive = false,
  change,
  onSubmit,
  onCancel,
  children,
}: {
  readonly title: string;
  readonly action: string;
  readonly fromLabel?: string;
  readonly fromHint?: string;
  readonly form: ReturnType<typeof useWhen>;
  readonly isDestructive?: boolean;
  readonly change: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <ActForm
      label={title}
      title={title}
      action={action}
      failed={words.failed}
      isDestructive={isDestructive}
      isPending={change.isPending}
      error={change.error}
      refusal={change.error === null ? undefined : refusalText(change.error)}
      onSubmit={() => {
        if (form.check.isComplete()) onSubmit();
      }}
      onCancel={onCancel}
    >
      {children}
      <WhenFields {...form} fromHint={fromHint} {...(fromLabel !== undefined && { fromLabel })} />
    </ActForm>
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
