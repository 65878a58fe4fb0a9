import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { differenceKinds, type DifferenceKind } from '../../../../shared/contract/differences';
import { revisionWords } from '../../../lib/words/revisions';
import { Loaded } from '../../../ui/loaded';
import { useComparison, type ComparePoint } from '../queries';
import { pointText } from './compare-point';
import { DifferingItemView, type DecisionOfItem } from './differing-item';
import classes from './revisions.module.css';

const words = revisionWords.differences;
const firstShown = 100;
/** As many as one answer brings. */
const mostShown = 2000;

/** Everything that differs between two states of a library, side by side, by kind of change. */
export function DifferenceReport({
  frameworkId,
  from,
  to,
  decisionOf,
}: {
  readonly frameworkId: string;
  readonly from: ComparePoint;
  readonly to: ComparePoint;
  /** What was decided on an item, where these are the changes of one revision. */
  readonly decisionOf?: (itemId: string) => DecisionOfItem | null;
}) {
  const [kind, setKind] = useState<DifferenceKind | 'all'>('all');
  const [limit, setLimit] = useState(firstShown);
  const query = useComparison({ frameworkId, from, to, changes: kind === 'all' ? [] : [kind], offset: 0, limit });
  return (
    <Loaded query={query}>
      {(data) => {
        if (data.differing === 0) return <p className={classes.dimmed}>{words.none}</p>;
        const present = differenceKinds.filter((one) => data.counts[one] > 0);
        return (
          <>
            <p className={classes.dimmed}>{revisionWords.changesAgainst(pointText(data.from))}</p>
            <div className={classes.filter}>
              <SegmentedControl
                size="xs"
                aria-label={words.filter}
                data={[
                  { value: 'all', label: words.all(data.differing) },
                  ...present.map((one) => ({ value: one, label: words.of(words.kinds[one], data.counts[one]) })),
                ]}
                value={kind}
                onChange={(value) => {
                  setKind(differenceKinds.find((one) => one === value) ?? 'all');
                  setLimit(firstShown);
                }}
              />
            </div>
            {data.items.length === 0 && <p className={classes.dimmed}>{words.noneOfKind}</p>}
            <div className={classes.items}>
              {data.items.map((item) => (
                <DifferingItemView key={item.itemId} item={item} decision={decisionOf?.(item.itemId) ?? null} />
              ))}
            </div>
            {data.items.length < data.total && (
              <div className={classes.buttons}>
                <span className={classes.dimmed}>{words.shown(data.items.length, data.total)}</span>
                {limit < mostShown && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    loading={query.isFetching}
                    onClick={() => setLimit(Math.min(mostShown, limit * 4))}
                  >
                    {words.more}
                  </Button>
                )}
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
