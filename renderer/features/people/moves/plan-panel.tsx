import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { useMay, useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { moveWords as words } from '../../../lib/words/moves';
import { ActForm } from '../../../ui/act-form';
import { BesidePage } from '../../../ui/beside-page';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { LineTable } from './line-table';
import { stateText } from './moves-page';
import { useCancelMove, useConfirmMove, usePlan, type MovePlan } from './queries';
import { refusedText } from './refused';
import classes from './moves.module.css';

const panel = words.panel;

/** One plan: where somebody goes, what is missing, and the way to confirm it or to give it up. */
export function PlanPanel({ planId }: { readonly planId: string }) {
  const query = usePlan(planId);
  const navigate = useNavigate();
  const plan = query.data?.plans[0];
  return (
    <BesidePage>
      <SidePanel
        width={720}
        title={plan?.personName ?? words.loading}
        subtitle={plan && words.entry(plan.roleName, plan.unitName, plan.startsOn)}
        onClose={() => void navigate({ to: '/people/moves' })}
      >
        <Loaded query={query}>
          {() => (plan === undefined ? <EmptyState title={panel.gone} hint={panel.goneHint} /> : <PlanBody plan={plan} />)}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function PlanBody({ plan }: { readonly plan: MovePlan }) {
  const { user } = useSession();
  const mayMove = useMay('people.move') && user.personId !== plan.personId;
  const [open, setOpen] = useState<'confirm' | 'cancel' | null>(null);
  const mayConfirm = mayMove && plan.state === 'draft';
  const mayCancel = mayMove && plan.state !== 'cancelled' && plan.positionId === null;
  return (
    <>
      <KeyValueList
        items={[
          { key: 'state', label: panel.state, value: stateText(plan) },
          {
            key: 'from',
            label: panel.from,
            value: plan.from === null ? panel.beside : panel.fromText(plan.from.roleName, plan.from.unitName),
          },
          { key: 'to', label: panel.to, value: panel.fromText(plan.title === '' ? plan.roleName : plan.title, plan.unitName) },
          { key: 'starts', label: panel.starts, value: <DateText date={plan.startsOn} /> },
          { key: 'grace', label: panel.grace, value: plan.graceUntil === null ? panel.noGrace : <DateText date={plan.graceUntil} /> },
          { key: 'supervisor', label: panel.supervisor, value: plan.supervisor?.name ?? words.fields.nobody },
          { key: 'reason', label: panel.reason, value: plan.reason },
        ]}
      />
      <p className={classes.small}>{panel.meaning}</p>
      <Link to="/people/$personId" params={{ personId: plan.personId }}>
        {panel.person}
      </Link>
      {open === null && (mayConfirm || mayCancel) && (
        <div className={classes.buttons}>
          {mayConfirm && <Button onClick={() => setOpen('confirm')}>{panel.confirm}</Button>}
          {mayCancel && (
            <Button variant="default" onClick={() => setOpen('cancel')}>
              {panel.cancel}
            </Button>
          )}
        </div>
      )}
      {open !== null && <Decision key={open} plan={plan} decision={open} onDone={() => setOpen(null)} />}
      <section className={classes.section} aria-label={words.lines}>
        <h3 className={classes.sectionTitle}>{words.lines}</h3>
        <LineTable label={words.lines} lines={plan.lines} />
      </section>
    </>
  );
}

function Decision({
  plan: { personId, planId, isHrisOwned },
  decision,
  onDone,
}: {
  readonly plan: MovePlan;
  readonly decision: 'confirm' | 'cancel';
  readonly onDone: () => void;
}) {
  const confirm = useConfirmMove();
  const cancel = useCancelMove();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.fields.reasonMissing });
  const isConfirming = decision === 'confirm';
  const { error, isPending } = isConfirming ? confirm : cancel;
  const finish = (text: string) => {
    tell(text);
    onDone();
  };
  const submit = () => {
    const input = { personId, planId, reason };
    if (isConfirming) confirm.mutate(input, { onSuccess: ({ obligations }) => finish(panel.confirmed(obligations)) });
    else cancel.mutate(input, { onSuccess: () => finish(panel.cancelled) });
  };
  return (
    <ActForm
      label={isConfirming ? panel.confirm : panel.cancel}
      action={isConfirming ? panel.doConfirm : panel.doCancel}
      failed={words.failed}
      isDestructive={!isConfirming}
      isPending={isPending}
      error={error}
      refusal={refusedText(error)}
      onSubmit={() => {
        if (check.isComplete()) submit();
      }}
      onCancel={onDone}
    >
      <p className={classes.text}>{isConfirming ? (isHrisOwned ? panel.confirmHris : panel.confirmHint) : panel.cancelHint}</p>
      <TextInput
        label={words.fields.reason}
        description={words.fields.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}
