import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsOf } from '../../../lib/as-of';
import { useMay, useSession } from '../../../lib/session';
import { workWords } from '../../../lib/words/work';
import { DateText } from '../../../ui/date-text';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { RecordSection } from '../records/record-section';
import { PerformanceForm } from './performance-form';
import { usePerformances, type PerformanceRecord } from './queries';
import { VoidForm } from './void-form';
import classes from '../records/records.module.css';

const words = workWords.performances;
/** So many records are shown beside the list. */
const shownAtMost = 20;

/** When a person last did which task, how often lately, and each record of it. */
export function PerformanceLog({ personId }: { readonly personId: string }) {
  const asOf = useAsOf();
  const query = usePerformances(personId, asOf);
  const { user } = useSession();
  const mayLog = useMay('work.log');
  const mayRecord = mayLog && asOf === null;
  /** Null: no form is open; empty: a new record; else the one that is voided. */
  const [open, setOpen] = useState<string | null>(null);
  const done = () => setOpen(null);
  const voiding = query.data?.records.find(({ performanceId }) => performanceId === open);
  return (
    <RecordSection
      title={words.title}
      actions={
        mayRecord &&
        user.personId !== personId && (
          <Button variant="default" size="compact-sm" disabled={open !== null} onClick={() => setOpen('')}>
            {words.record}
          </Button>
        )
      }
    >
      {open === '' && <PerformanceForm personId={personId} onDone={done} />}
      {voiding !== undefined && <VoidForm kind="performance" id={voiding.performanceId} what={whatOf(voiding)} onDone={done} />}
      <Loaded query={query}>
        {({ tasks, records }) => (
          <>
            {records.length === 0 && <p className={classes.small}>{words.none}</p>}
            {tasks.length > 0 && (
              <ShortTable label={words.title}>
                <thead>
                  <tr>
                    <th scope="col">{words.columns.task}</th>
                    <th scope="col">{words.columns.last}</th>
                    <th scope="col">{words.columns.six}</th>
                    <th scope="col">{words.columns.twelve}</th>
                  </tr>
                </thead>
                <tbody>
                  {tasks.map(({ taskId, taskCode, taskTitle, lastOn, inSixMonths, inTwelveMonths }) => (
                    <tr key={taskId}>
                      <th scope="row">{`${taskCode} ${taskTitle}`.trim()}</th>
                      <td>
                        <DateText date={lastOn} />
                      </td>
                      <td data-figures>{inSixMonths}</td>
                      <td data-figures>{inTwelveMonths}</td>
                    </tr>
                  ))}
                </tbody>
              </ShortTable>
            )}
            {records.length > 0 && (
              <ul className={classes.list} aria-label={words.all}>
                {records.slice(0, shownAtMost).map((record) => (
                  <li key={record.performanceId} className={classes.item}>
                    <div>
                      {record.voided === null ? whatOf(record) : <s>{whatOf(record)}</s>}
                      <p className={classes.small}>
                        {[
                          record.file === null ? words.byHand(record.recordedBy) : words.file(record.file.fileName, record.file.rowNumber),
                          ...(record.note === '' ? [] : [record.note]),
                          ...(record.voided === null ? [] : [workWords.voided(record.voided.reason, record.voided.by)]),
                        ].join(' · ')}
                      </p>
                    </div>
                    {mayRecord && record.voided === null && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={`${workWords.void} ${whatOf(record)}`}
                        disabled={open !== null}
                        onClick={() => setOpen(record.performanceId)}
                      >
                        {workWords.void}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
            {records.length > shownAtMost && <p className={classes.small}>{words.more(shownAtMost, records.length)}</p>}
          </>
        )}
      </Loaded>
    </RecordSection>
  );
}

function whatOf({ taskCode, taskTitle, performedOn, count }: PerformanceRecord): string {
  return `${`${taskCode} ${taskTitle}`.trim()}, ${performedOn}, ${count} ×`;
}
