import { Button, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { knownFormats } from '../../../shared/domain/completions/formats/known-formats';
import { useFieldCheck } from '../../lib/field-check';
import { formatInstant, formatNumber } from '../../lib/formatting';
import { isReason } from '../../lib/reason';
import { useMay } from '../../lib/session';
import { tell } from '../../lib/tell';
import { completionWords } from '../../lib/words/completions';
import { exchangeWords } from '../../lib/words/exchange';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { SignatureList } from '../../ui/signature-list';
import { SignedInPlace } from '../../ui/signed-act';
import { useBatch, useReverse, type Batch, type Reading } from './queries';
import classes from './completions.module.css';

const words = completionWords.batch;
const heads = completionWords.preview.columns;

const completionColumns: readonly Column<Batch['completions'][number]>[] = [
  { key: 'row', title: heads.row, width: 70, align: 'right', value: (row) => row.rowNumber },
  { key: 'learner', title: heads.learner, width: 170, value: (row) => row.learnerId },
  { key: 'person', title: heads.person, width: 180, value: (row) => row.person?.name ?? null },
  { key: 'course', title: heads.course, width: 220, value: (row) => row.courseTitle },
  {
    key: 'status',
    title: heads.status,
    width: 180,
    value: (row) => `${completionWords.statuses[row.status]}${row.isVoided ? `, ${words.voided}` : ''}`,
    render: (row) =>
      row.isVoided ? (
        <>
          <s>{completionWords.statuses[row.status]}</s> {words.voided}
        </>
      ) : (
        completionWords.statuses[row.status]
      ),
  },
  { key: 'on', title: heads.completedOn, width: 110, value: (row) => row.completedOn },
];
const claimHeads = completionWords.matrix.claimColumns;
const claimColumns: readonly Column<Batch['claims'][number]>[] = [
  { key: 'cell', title: claimHeads.cell, width: 80, value: (row) => row.cell },
  { key: 'person', title: claimHeads.person, width: 220, value: (row) => row.person?.name ?? null },
  { key: 'competency', title: claimHeads.competency, width: 160, value: (row) => row.competencyCode },
  { key: 'level', title: claimHeads.level, width: 80, value: (row) => row.levelCode },
  { key: 'state', title: completionWords.claims.columns.state, width: 120, value: (row) => words.states[row.state] },
];
const rejectColumns: readonly Column<Batch['rejects'][number]>[] = [
  { key: 'row', title: heads.row, width: 70, align: 'right', value: (row) => row.rowNumber },
  { key: 'reason', title: heads.reason, width: 480, value: (row) => row.reason },
  { key: 'value', title: heads.value, width: 260, value: (row) => row.value },
];

/** One import of completions or of a matrix as it was committed, what it brought, and the way to take it back. */
export function BatchPage({ batchId }: { readonly batchId: string }) {
  const query = useBatch(batchId);
  const mayReceive = useMay('exchange.receive');
  const [isReversing, setReversing] = useState(false);
  return (
    <>
      <PageHeader
        title={query.data === undefined ? words.loading : words.title(query.data.fileName)}
        parent={{ label: completionWords.page.parent, href: '#/exchange' }}
        actions={
          mayReceive &&
          query.data?.reversedBy === null &&
          !isReversing && (
            <Button variant="default" onClick={() => setReversing(true)}>
              {words.reverse}
            </Button>
          )
        }
      />
      <Loaded query={query}>
        {(batch) => (
          <div className={classes.page}>
            {isReversing && <ReverseForm batch={batch} onDone={() => setReversing(false)} />}
            <KeyValueList items={factsOf(batch)} />
            {batch.kind === 'completions' ? (
              <Part
                title={words.completions}
                name="completions"
                columns={completionColumns}
                rows={batch.completions}
                all={batch.created + batch.updated}
              />
            ) : (
              <Part title={words.claims} name="claims" columns={claimColumns} rows={batch.claims} all={batch.created} />
            )}
            {batch.rejects.length === 0 ? (
              <p className={classes.small}>{words.noRejects}</p>
            ) : (
              <Part
                title={words.rejects}
                name="rejects"
                columns={rejectColumns}
                rows={batch.packageInId === null ? batch.rejects : batch.rejects.map(inWords)}
                all={batch.rejected}
              />
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}

/** What a package was refused in is told by codes. */
const inWords = (row: Batch['rejects'][number]) => ({ ...row, reason: exchangeWords.received.codes[row.code] ?? row.reason });

function Part<R>({
  title,
  name,
  columns,
  rows,
  all,
}: {
  readonly title: string;
  readonly name: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly all: number;
}) {
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{title}</h2>
      {all > rows.length && rows.length > 0 && <p className={classes.small}>{completionWords.preview.shownOf(rows.length, all)}</p>}
      <div className={classes.table}>
        <DataTable name={`batch.${name}`} label={title} columns={columns} rows={rows} rowKey={(row) => String(rows.indexOf(row))} />
      </div>
    </section>
  );
}

function ReverseForm({ batch, onDone }: { readonly batch: Batch; readonly onDone: () => void }) {
  const reverse = useReverse();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : completionWords.learners.reasonMissing });
  return (
    <section className={classes.form} aria-labelledby="reverse">
      <h2 id="reverse" className={classes.sectionTitle}>
        {words.reverse}
      </h2>
      <p className={classes.text}>{words.reverseHint}</p>
      <TextInput
        label={words.reverseReason}
        maxLength={1000}
        value={reason}
        autoFocus
        {...check.of('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <SignedInPlace
        note={completionWords.approval.second}
        content={<div>{words.title(batch.fileName)}</div>}
        meaning={words.reverseMeaning}
        action={words.reverseAction}
        failed={words.reverseFailed}
        error={reverse.error}
        isPending={reverse.isPending}
        isComplete={check.isComplete}
        refusal={changedSince(reverse.error)}
        onSign={(signature) =>
          reverse.mutate(
            { batchId: batch.batchId, reason: reason.trim(), signature },
            {
              onSuccess: () => {
                tell(words.reversed);
                onDone();
              },
            },
          )
        }
      />
      <div>
        <Button variant="default" onClick={onDone}>
          {completionWords.map.close}
        </Button>
      </div>
    </section>
  );
}

function changedSince(error: unknown): string | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'ChangedSince') return undefined;
  const data: unknown = error.data;
  return typeof data === 'object' && data !== null && 'records' in data && typeof data.records === 'number'
    ? words.changedSince(data.records)
    : undefined;
}

const formatName = (key: string): string => knownFormats.find((format) => format.key === key)?.name ?? words.formats[key] ?? key;

const meaningsOf = ({ statuses }: Reading) =>
  Object.entries(statuses).map(([word, status]) => [word, completionWords.statuses[status]] as const);

function factsOf(batch: Batch) {
  const { facts } = words;
  return [
    { key: 'committed', label: facts.committed, value: formatInstant(batch.committedAt) },
    { key: 'counts', label: facts.counts, value: words.counts(batch.created, batch.updated, batch.unchanged, batch.rejected) },
    ...(batch.takenBack === 0 ? [] : [{ key: 'takenBack', label: facts.takenBack, value: words.takenBackCount(batch.takenBack) }]),
    ...(batch.reversedBy === null
      ? []
      : [
          {
            key: 'reversed',
            label: facts.reversed,
            value: words.reversedBy(batch.reversedBy.by, formatInstant(batch.reversedBy.at), batch.reversedBy.reason),
          },
        ]),
    ...(batch.reading === null
      ? []
      : [
          {
            key: 'reading',
            label: facts.reading,
            value: words.reading(formatName(batch.reading.format), batch.reading.system, meaningsOf(batch.reading)),
          },
        ]),
    { key: 'origin', label: facts.origin, value: batch.origin },
    { key: 'preparedBy', label: facts.preparedBy, value: batch.committedBy },
    { key: 'approvedBy', label: facts.approvedBy, value: batch.approvedBy },
    {
      key: 'signature',
      label: facts.signature,
      value:
        batch.packageInId === null ? (
          <SignatureList signatures={batch.signatures} />
        ) : (
          <a href={`#/exchange/received/${batch.packageInId}`}>{words.signedWithPackage}</a>
        ),
    },
    { key: 'entry', label: facts.entry, value: formatNumber(batch.entryNumber) },
    { key: 'sha256', label: completionWords.file.sha256, value: <code className={classes.digest}>{batch.sha256}</code> },
  ];
}
