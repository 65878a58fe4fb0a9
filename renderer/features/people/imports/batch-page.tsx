import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { formatInstant, formatNumber } from '../../../lib/formatting';
import { exchangeWords } from '../../../lib/words/exchange';
import { importWords } from '../../../lib/words/imports';
import { DataTable } from '../../../ui/data-table/data-table';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { SignatureList } from '../../../ui/signature-list';
import { useMay } from '../../../lib/session';
import { discardDraft } from '../../../lib/unsaved-drafts';
import { draftKeys, useImport, type BatchDetail } from './queries';
import { Reversal } from './reversal';
import { rejectColumns } from './preview-columns';
import classes from './imports.module.css';

const words = importWords.batch;

/** One import as it was committed: who, from where, what came of it, and the rows that were not taken. */
export function BatchPage({ batchId }: { readonly batchId: string }) {
  const query = useImport(batchId);
  const navigate = useNavigate();
  const mayReverse = useMay('people.import');
  const isOfDirectory = query.data?.kind === 'directory';
  return (
    <>
      <PageHeader
        title={query.data === undefined ? words.loading : titleOf(query.data)}
        parent={{ label: importWords.page.parent, href: '#/exchange' }}
        actions={
          <Button variant="default" onClick={() => void navigate({ to: isOfDirectory ? '/settings/directory' : '/people' })}>
            {isOfDirectory ? words.proposals : words.people}
          </Button>
        }
      />
      <Loaded query={query}>
        {(batch) => (
          <>
            <KeyValueList items={factsOf(batch)} />
            {mayReverse && (batch.kind === 'people' || batch.kind === 'roster') && batch.reversedBy === null && <Reversal batch={batch} />}
            {batch.reversedBy !== null && <NoDraftOfReversal batchId={batch.batchId} />}
            {batch.columns.length > 0 && (
              <section className={classes.section}>
                <h2 className={classes.sectionTitle}>{words.mapping}</h2>
                <ul className={classes.kept}>
                  {batch.columns.flatMap(({ column, field, dateOrder, system }) =>
                    field === null
                      ? []
                      : [
                          <li key={column}>
                            {column} → {field === 'otherId' ? importWords.fieldName(`otherId ${system ?? ''}`) : importWords.fields[field]}
                            {dateOrder !== null && ` (${importWords.dateOrders[dateOrder]})`}
                          </li>,
                        ],
                  )}
                </ul>
              </section>
            )}
            {batch.kind !== 'reversal' && (
              <section className={classes.section}>
                <h2 className={classes.sectionTitle}>{words.rejects}</h2>
                {batch.rejects.length === 0 ? (
                  <p className={classes.small}>{words.noRejects}</p>
                ) : (
                  <div className={classes.panel}>
                    <DataTable
                      name="import.rejects"
                      label={words.rejects}
                      columns={rejectColumns}
                      rows={rejectsOf(batch)}
                      rowKey={(row) => `${row.rowNumber} ${row.code}`}
                    />
                  </div>
                )}
              </section>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

/** What a package was refused in is told by codes. */
const rejectsOf = ({ packageInId, rejects }: BatchDetail) =>
  packageInId === null ? rejects : rejects.map((row) => ({ ...row, reason: exchangeWords.received.codes[row.code] ?? row.reason }));

const titleOf = ({ kind, fileName }: BatchDetail): string => (kind === 'reversal' ? words.reversalTitle(fileName) : words.title(fileName));

const linkTo = (batchId: string) => <a href={`#/exchange/imports/${batchId}`}>{words.openOther}</a>;

/** What was taken back, perhaps at another window or in the midst of closing this one, has no reversal to go on with. */
function NoDraftOfReversal({ batchId }: { readonly batchId: string }) {
  useEffect(() => void discardDraft(draftKeys.reversal(batchId)), [batchId]);
  return null;
}

function factsOf(batch: BatchDetail) {
  const { facts } = words;
  return [
    { key: 'committed', label: facts.committed, value: formatInstant(batch.committedAt) },
    {
      key: 'counts',
      label: batch.kind === 'reversal' ? facts.records : facts.counts,
      value:
        batch.kind === 'reversal'
          ? formatNumber(batch.updated)
          : batch.kind === 'directory'
            ? words.directoryCounts(batch.created, batch.updated, batch.unchanged, batch.rejected)
            : importWords.approval.counts(batch.created, batch.updated, batch.unchanged, batch.rejected),
    },
    { key: 'rows', label: facts.rows, value: formatNumber(batch.rowCount) },
    ...(batch.reversesBatchId === null ? [] : [{ key: 'reverses', label: facts.reverses, value: linkTo(batch.reversesBatchId) }]),
    ...(batch.reversedBy === null ? [] : [{ key: 'reversedBy', label: facts.reversedBy, value: linkTo(batch.reversedBy) }]),
    ...(batch.profileName === null || batch.profileId === null
      ? []
      : [
          {
            key: 'profile',
            label: facts.profile,
            value: <a href={`#/exchange/profiles/${batch.profileId}`}>{words.profile(batch.profileName, batch.profileRevision ?? 1)}</a>,
          },
        ]),
    batch.sender === null
      ? { key: 'origin', label: facts.origin, value: batch.origin }
      : { key: 'sender', label: facts.sender, value: words.sender(batch.sender.name, batch.sender.keyId) },
    { key: 'preparedBy', label: facts.preparedBy, value: batch.committedBy },
    { key: 'approvedBy', label: facts.approvedBy, value: batch.approvedBy },
    {
      key: 'signature',
      label: facts.signature,
      value:
        batch.packageInId !== null ? (
          <a href={`#/exchange/received/${batch.packageInId}`}>{words.signedWithPackage}</a>
        ) : batch.signatures.length === 0 ? (
          words.unsigned
        ) : (
          <SignatureList signatures={batch.signatures} />
        ),
    },
    ...(batch.tripwireReason === null ? [] : [{ key: 'reason', label: facts.tripwireReason, value: batch.tripwireReason }]),
    { key: 'entry', label: facts.entry, value: formatNumber(batch.entryNumber) },
    ...(batch.stateBefore === null || batch.stateAfter === null
      ? []
      : [
          { key: 'before', label: facts.before, value: <code className={classes.digest}>{batch.stateBefore}</code> },
          { key: 'after', label: facts.after, value: <code className={classes.digest}>{batch.stateAfter}</code> },
        ]),
    { key: 'sha256', label: facts.sha256, value: <code className={classes.digest}>{batch.sha256}</code> },
  ];
}
