import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsOf } from '../../../lib/as-of';
import { formatInstantIn } from '../../../lib/formatting';
import { useMay, useSession } from '../../../lib/session';
import { workWords } from '../../../lib/words/work';
import { DateText } from '../../../ui/date-text';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { RecordSection } from '../records/record-section';
import { useSupervision, type SupervisedRecord } from './queries';
import { SupervisionForm } from './supervision-form';
import { VoidForm } from './void-form';
import classes from '../records/records.module.css';

const words = workWords.supervision;
/** So many records are shown beside the list. */
const shownAtMost = 20;

/** What a person did while somebody watched over them, and what they watched over themselves. */
export function SupervisedWork({ personId, name }: { readonly personId: string; readonly name: string }) {
  const query = useSupervision(personId);
  const mayRecord = useMay('work.log');
  const asOf = useAsOf();
  const { user } = useSession();
  /** Null: no form is open; empty: a new record; else the one that is voided. */
  const [open, setOpen] = useState<string | null>(null);
  const done = () => setOpen(null);
  const voiding = query.data?.records.find(({ workId }) => workId === open);
  return (
    <RecordSection
      title={words.title}
      actions={
        mayRecord &&
        asOf === null && (
          <Button variant="default" size="compact-sm" disabled={open !== null} onClick={() => setOpen('')}>
            {words.record}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ records, totals, rule }) => (
          <>
            {open === '' && (
              <SupervisionForm
                trainee={{ personId, name }}
                own={user.personId === null || user.personId === personId ? null : { personId: user.personId, name: user.printedName }}
                rule={rule}
                onDone={done}
              />
            )}
            {voiding !== undefined && <VoidForm kind="supervision" id={voiding.workId} what={whatOf(voiding)} onDone={done} />}
            {records.length === 0 && <p className={classes.small}>{words.none}</p>}
            {totals.length > 0 && (
              <ShortTable label={words.totals}>
                <thead>
                  <tr>
                    <th scope="col">{words.columns.task}</th>
                    <th scope="col">{words.columns.time}</th>
                    <th scope="col">{words.columns.last}</th>
                  </tr>
                </thead>
                <tbody>
                  {totals.map(({ taskId, taskCode, taskTitle, minutes, lastOn }) => (
                    <tr key={taskId}>
                      <th scope="row">{`${taskCode} ${taskTitle}`.trim()}</th>
                      <td>{workWords.hours(minutes)}</td>
                      <td>
                        <DateText date={lastOn} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </ShortTable>
            )}
            {records.length > 0 && (
              <ul className={classes.list} aria-label={words.title}>
                {records.slice(0, shownAtMost).map((record) => (
                  <li key={record.workId} className={classes.item}>
                    <div>
                      {record.voided === null ? whatOf(record) : <s>{whatOf(record)}</s>}
                      <p className={classes.small}>
                        {[
                          words.who(record.personName, record.supervisorName),
                          ...(record.place === '' ? [] : [record.place]),
                          ...(record.note === '' ? [] : [record.note]),
                          ...(record.ratioReason === null ? [] : [words.crowded(record.ratioReason)]),
                          ...(record.voided === null ? [] : [workWords.voided(record.voided.reason, record.voided.by)]),
                        ].join(' · ')}
                      </p>
                    </div>
                    {mayRecord && asOf === null && record.voided === null && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={`${workWords.void} ${whatOf(record)}`}
                        disabled={open !== null}
                        onClick={() => setOpen(record.workId)}
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

function whatOf({ taskCode, taskTitle, workedOn, fromAt, toAt, zone, minutes }: SupervisedRecord): string {
  const clock = (instant: string): string => formatInstantIn(instant, zone).slice(11, 16);
  return `${`${taskCode} ${taskTitle}`.trim()}, ${workedOn} ${clock(fromAt)} to ${clock(toAt)} (${workWords.hours(minutes)})`;
}
