import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { draftWords as words } from '../../../lib/words/framework-draft';
import { formatTime } from '../../../lib/formatting';
import { FailureNote } from '../../../ui/failure-note';
import { Loading } from '../../../ui/loading';
import { useDraftSession, useItem, useItems, useStoreState } from './draft-session';
import { faultText } from './fault-text';
import { BlockForm } from './forms/block-form';
import { ClauseForm } from './forms/clause-form';
import { CompetencyForm } from './forms/competency-form';
import { GroupForm } from './forms/group-form';
import { RoleForm } from './forms/role-form';
import { ScaleForm } from './forms/scale-form';
import { Stewardship } from './forms/stewardship';
import { TaskForm } from './forms/task-form';
import { HrRole } from './forms/hr-role';
import { UnitPane } from './forms/unit-pane';
import { useAdvice, useDraftFaults, type Head } from './queries';
import { useActions } from './use-actions';
import { useItemEditor } from './use-item-editor';
import { useLock } from './use-lock';
import classes from './draft.module.css';

/** The chosen item with the form of its kind. It keeps itself while it is typed in. */
export function ItemPane({ itemId }: { readonly itemId: string }) {
  const { round } = useDraftSession();
  return <ItemOfRound key={round} itemId={itemId} />;
}

function ItemOfRound({ itemId }: { readonly itemId: string }) {
  const { tree } = useDraftSession();
  const read = useItems([itemId]);
  const head = tree.headById.get(itemId);
  if (read === undefined) return <Loading />;
  if (read.length === 0) return head?.kind === 'role' ? <HrRole roleId={itemId} title={head.title} /> : <UnitPane unitId={itemId} />;
  return <OpenItem itemId={itemId} head={head} />;
}

function OpenItem({ itemId, head }: { readonly itemId: string; readonly head: Head | undefined }) {
  const session = useDraftSession();
  const item = useItem(itemId)?.item;
  const lock = useLock(itemId);
  const actions = useActions();
  const { error } = useStoreState(session.store);
  if (item === undefined) return <Loading />;
  const isOff = session.isReadOnly || lock.other !== null || item.isRetired;
  return (
    <section className={classes.item} aria-label={words.pane.label(words.kinds[item.kind], item.code || item.title)} {...lock.handlers}>
      <header className={classes.itemHead}>
        <h2 className={classes.itemTitle}>
          <span className={classes.kind}>{words.kinds[item.kind]}</span> {item.code !== '' && <strong>{item.code}</strong>}{' '}
          {item.title || words.pane.untitled}
        </h2>
        {head?.change != null && <span className={classes.mark}>{words.changes[head.change]}</span>}
      </header>
      {lock.other !== null && (
        <p className={classes.locked} role="status">
          <IconLock size={16} aria-hidden /> {words.pane.locked(lock.other.name, formatTime(new Date(lock.other.until)).slice(0, 5))}
        </p>
      )}
      {item.isRetired && (
        <div className={classes.locked}>
          {words.pane.retired}
          {!session.isReadOnly && (
            <Button size="xs" variant="default" onClick={() => void actions.bringBack(itemId)}>
              {words.pane.bringBack}
            </Button>
          )}
        </div>
      )}
      {error !== null && session.store.isDirty(itemId) && (
        <FailureNote title={words.pane.notKept} error={error}>
          {undefined}
        </FailureNote>
      )}
      <ItemFaults itemId={itemId} />
      <fieldset disabled={isOff} className={classes.fields}>
        <FormOf item={item} />
        <Advice item={item} />
        <Stewardship item={item} />
      </fieldset>
    </section>
  );
}

function FormOf({ item }: { readonly item: FrameworkItem }) {
  const editor = useItemEditor(item);
  switch (item.kind) {
    case 'competency':
      return <CompetencyForm item={item} editor={editor} />;
    case 'role':
      return <RoleForm item={item} editor={editor} />;
    case 'task':
      return <TaskForm item={item} editor={editor} />;
    case 'clause':
      return <ClauseForm item={item} editor={editor} />;
    case 'scale':
      return <ScaleForm item={item} editor={editor} />;
    case 'block':
      return <BlockForm item={item} editor={editor} />;
    case 'group':
      return <GroupForm item={item} editor={editor} />;
    case 'requirement':
    case 'link':
    case 'mapping':
      return null;
  }
}

/** How it could be worded better: never in the way of anything. */
function Advice({ item }: { readonly item: FrameworkItem }) {
  const { draftId, tree } = useDraftSession();
  const advice = useAdvice(draftId, item.itemId, item.kind === 'competency' || item.kind === 'block').data?.advice ?? [];
  if (advice.length === 0) return null;
  return (
    <section className={classes.section} aria-label={words.pane.advice}>
      <h3 className={classes.sectionTitle}>{words.pane.advice}</h3>
      <p className={classes.hint}>{words.pane.adviceHint}</p>
      <ul className={classes.advice}>
        {advice.map(({ rule, partId, message, suggestion, other }) => (
          <li key={`${rule} ${partId ?? ''} ${other?.itemId ?? ''} ${other?.partId ?? ''}`}>
            {partText(item, partId) !== null && <q>{partText(item, partId)}</q>} {message}{' '}
            <span className={classes.hint}>{suggestion}</span>
            {other !== null && other.itemId !== item.itemId && (
              <Link to="/framework/drafts/$draftId/$itemId" params={{ draftId, itemId: other.itemId }}>
                {tree.headById.get(other.itemId)?.code ?? words.pane.other}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function partText(item: FrameworkItem, partId: string | null): string | null {
  if (partId === null || (item.kind !== 'competency' && item.kind !== 'block')) return null;
  const { indicators, steps } = item.content;
  return indicators.find(({ indicatorId }) => indicatorId === partId)?.text ?? steps.find(({ stepId }) => stepId === partId)?.text ?? null;
}

/** What of this item stands in the way of submitting. */
function ItemFaults({ itemId }: { readonly itemId: string }) {
  const { draftId, tree, isReadOnly } = useDraftSession();
  const faults = useDraftFaults(draftId, !isReadOnly && tree.headById.size < 3_000).data?.faults ?? [];
  const own = faults.filter((fault) => fault.itemId === itemId || tree.headById.get(fault.itemId)?.fromId === itemId);
  if (own.length === 0) return null;
  return (
    <ul className={classes.faults} aria-label={words.pane.faults}>
      {own.map((fault) => (
        <li key={`${fault.code} ${fault.itemId} ${fault.detail}`}>
          <IconAlertTriangle size={16} aria-hidden /> {faultText(fault)}
        </li>
      ))}
    </ul>
  );
}
