import { Button } from '@mantine/core';
import { useState } from 'react';
import { impactLists, type ImpactList } from '../../../../shared/contract/impact';
import { formatNumber } from '../../../lib/formatting';
import { revisionWords } from '../../../lib/words/revisions';
import { FailureNote } from '../../../ui/failure-note';
import { ProgressBar } from '../../../ui/progress-bar';
import { useImpact } from '../queries';
import { ImpactRows } from './impact-rows';
import classes from './approval.module.css';

const words = revisionWords.approval.impact;

/** What the revision would do to people from the chosen day on, worked out when asked; each number opens its list. */
export function ImpactSection({
  revisionId,
  effectiveFrom,
  pilotUnitIds,
  isComplete,
}: {
  readonly revisionId: string;
  readonly effectiveFrom: string;
  readonly pilotUnitIds: readonly string[];
  /** Whether the day is one; shows what is wrong with it. */
  readonly isComplete: () => boolean;
}) {
  const impact = useImpact();
  const asked = [revisionId, effectiveFrom, ...pilotUnitIds].join(' ');
  const [answered, setAnswered] = useState<string | null>(null);
  const [open, setOpen] = useState<ImpactList | null>(null);
  const start = () => {
    if (!isComplete()) return;
    setOpen(null);
    setAnswered(asked);
    impact.start({ subject: { is: 'revision', revisionId }, effectiveFrom, pilotUnitIds: [...pilotUnitIds] });
  };
  const isAnswered = answered !== null && impact.state === 'done';
  return (
    <>
      {impact.state === 'running' && (
        <ProgressBar
          label={impact.progress?.label ?? words.running}
          done={impact.progress?.done ?? 0}
          total={impact.progress?.total ?? null}
          onCancel={impact.cancel}
        />
      )}
      {impact.state === 'failed' && <FailureNote title={words.failed} error={impact.error} />}
      {!isAnswered && impact.state !== 'running' && <p className={classes.dimmed}>{words.notYet}</p>}
      {isAnswered && (
        <>
          {answered !== asked && (
            <p className={classes.notice} role="alert">
              {words.stale}
            </p>
          )}
          <p className={classes.text}>
            {impact.result.people === 0 ? words.nobody(impact.result.looked) : words.people(impact.result.people, impact.result.looked)}
          </p>
          <ul className={classes.lists}>
            {impactLists.map((list) => {
              const counted = impact.result.lists[list];
              return (
                <li key={list}>
                  <button
                    type="button"
                    className={classes.figure}
                    data-grave={list === 'lapsing' || undefined}
                    disabled={counted.rows === 0}
                    aria-pressed={open === list}
                    onClick={() => setOpen(open === list ? null : list)}
                  >
                    <span>{words.lists[list]}</span>
                    <span className={classes.number}>{formatNumber(counted.people)}</span>
                    <span className={classes.small}>{words.counted(counted.people, counted.rows)}</span>
                  </button>
                </li>
              );
            })}
          </ul>
          {open !== null && <ImpactRows key={`${impact.result.impactId} ${open}`} impactId={impact.result.impactId} list={open} />}
        </>
      )}
      {impact.state !== 'running' && (
        <div>
          <Button variant="default" onClick={start}>
            {isAnswered ? words.again : words.start}
          </Button>
        </div>
      )}
    </>
  );
}
