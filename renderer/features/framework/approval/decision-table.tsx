import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useCallback, useId, useMemo, useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { tell } from '../../../lib/tell';
import { catalogueWords } from '../../../lib/words/catalogue';
import { revisionWords } from '../../../lib/words/revisions';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { useItemNames, type RevisionChange } from '../queries';
import { titleOf } from '../items/item-title';
import { decideFor, faultsOfNoted, toDecide, type ApprovalText, type Noted } from './approval-text';
import { changeTitle } from './change-title';
import classes from './approval.module.css';

const words = revisionWords.approval.decisions;
const choices = (['noImpact', 'readAndUnderstand', 'reassess'] as const).map((value) => ({ value, label: revisionWords.decisions[value] }));

interface Row {
  readonly change: RevisionChange;
  readonly title: string;
  readonly noted: Noted | undefined;
}

const columns: readonly Column<Row>[] = [
  { key: 'change', title: words.columns.change, width: 92, value: ({ change }) => words.changes[change.change] },
  { key: 'kind', title: words.columns.kind, width: 112, value: ({ change }) => catalogueWords.kinds[change.item.kind] },
  { key: 'title', title: words.columns.title, width: 300, value: ({ title }) => title },
  {
    key: 'decision',
    title: words.columns.decision,
    width: 168,
    value: ({ noted }) => (noted === undefined ? words.undecided : revisionWords.decisions[noted.decision]),
  },
  {
    key: 'days',
    title: words.columns.days,
    width: 64,
    align: 'right',
    value: ({ noted }) => (noted === undefined || noted.decision === 'noImpact' ? null : noted.days),
  },
  { key: 'reason', title: words.columns.reason, width: 200, value: ({ noted }) => noted?.reason ?? null },
];

const keyOf = ({ change }: Row): string => change.item.itemId;
const firstNoted: Noted = { decision: 'noImpact', days: 30, reason: '' };

/** The changes that can concern people, and one decision at a time for as many of them as are chosen. */
export function DecisionTable({
  changes: all,
  decisions,
  showsMissing,
  onChange,
}: {
  /** Every change of the revision. */
  readonly changes: readonly RevisionChange[];
  readonly decisions: ApprovalText['decisions'];
  /** Somebody tried to sign while some were missing. */
  readonly showsMissing: boolean;
  readonly onChange: (decisions: ApprovalText['decisions']) => void;
}) {
  const known = useItemNames();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => {
    const own = new Map(all.map(({ item }) => [item.itemId, titleOf(item)]));
    const nameOf = (itemId: string) => own.get(itemId) ?? known(itemId);
    return toDecide(all).map((change) => ({ change, title: changeTitle(change, nameOf), noted: decisions[change.item.itemId] }));
  }, [all, decisions, known]);
  const onSelectionChange = useCallback((keys: ReadonlySet<string>) => setSelected(keys), []);
  const undecided = rows.filter(({ noted }) => noted === undefined).map(keyOf);
  const chosen = rows.map(keyOf).filter((itemId) => selected.has(itemId));
  const targets = chosen.length > 0 ? chosen : undecided;
  if (rows.length === 0) return <p className={classes.dimmed}>{words.none}</p>;
  return (
    <>
      <p className={classes.dimmed}>{words.hint}</p>
      <DecideForm
        title={undecided.length === 0 && chosen.length === 0 ? words.allDecided : words.forSelected(chosen.length)}
        targets={targets.length}
        onDecide={(noted) => {
          onChange(decideFor(decisions, targets, noted));
          tell(words.done(targets.length));
        }}
      />
      <p className={classes.text} role="status" data-figures>
        {words.progress(rows.length - undecided.length, rows.length)}
      </p>
      {showsMissing && undecided.length > 0 && (
        <p className={classes.notice} role="alert">
          {words.missing(undecided.length)}
        </p>
      )}
      <div className={classes.table} style={{ height: Math.min(420, 90 + rows.length * 32) }}>
        <DataTable
          name="approval-decisions"
          label={words.list}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          onSelectionChange={onSelectionChange}
        />
      </div>
    </>
  );
}

function DecideForm({
  title,
  targets,
  onDecide,
}: {
  readonly title: string;
  readonly targets: number;
  readonly onDecide: (noted: Noted) => void;
}) {
  const id = useId();
  const [noted, setNoted] = useState<Noted>(firstNoted);
  const faults = faultsOfNoted(noted);
  const check = useFieldCheck(faults);
  return (
    <form
      className={classes.decide}
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete() && targets > 0) onDecide(noted);
      }}
    >
      <strong id={id}>{title}</strong>
      <Select
        label={words.decision}
        data={choices}
        value={noted.decision}
        allowDeselect={false}
        onChange={(decision) => decision !== null && setNoted({ ...noted, decision })}
      />
      <NumberInput
        label={words.days}
        value={noted.decision === 'noImpact' ? '' : (noted.days ?? '')}
        disabled={noted.decision === 'noImpact'}
        min={1}
        max={730}
        allowDecimal={false}
        onChange={(days) => setNoted({ ...noted, days: typeof days === 'number' ? days : null })}
        {...check.of('days')}
      />
      <TextInput
        label={words.reason}
        value={noted.reason}
        maxLength={1000}
        onChange={(event) => setNoted({ ...noted, reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      <Button type="submit" variant="default" disabled={targets === 0}>
        {words.apply(targets)}
      </Button>
    </form>
  );
}
