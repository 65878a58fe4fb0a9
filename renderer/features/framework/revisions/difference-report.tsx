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
/** As many as one answer brings; further ones come in further answers. */
const perAnswer = 2000;

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
  const [shown, setShown] = useState(firstShown);
  const asked = { frameworkId, from, to, changes: kind === 'all' ? [] : [kind] };
  const query = useComparison({ ...asked, offset: 0, limit: Math.min(shown, perAnswer) });
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
                  setShown(firstShown);
                }}
              />
            </div>
            {data.items.length === 0 && <p className={classes.dimmed}>{words.noneOfKind}</p>}
            <div className={classes.items}>
              {data.items.map((item) => (
                <DifferingItemView key={item.itemId} item={item} decision={decisionOf?.(item.itemId) ?? null} />
              ))}
              {furtherAnswers(Math.min(shown, data.total)).map((offset) => (
                <Further key={offset} asked={{ ...asked, offset, limit: perAnswer }} {...(decisionOf !== undefined && { decisionOf })} />
              ))}
            </div>
            {shown < data.total && (
              <div className={classes.buttons}>
                <span className={classes.dimmed}>{words.shown(shown, data.total)}</span>
                <Button variant="default" size="compact-sm" loading={query.isFetching} onClick={() => setShown(shown * 4)}>
                  {words.more}
                </Button>
                <Button variant="default" size="compact-sm" loading={query.isFetching} onClick={() => setShown(data.total)}>
                  {words.showAll(data.total)}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** Where the answers after the first begin, so that as many are shown. */
function furtherAnswers(shown: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.ceil(shown / perAnswer) - 1) }, (_, index) => (index + 1) * perAnswer);
}

function Further({
  asked,
  decisionOf,
}: {
  readonly asked: Parameters<typeof useComparison>[0];
  readonly decisionOf?: (itemId: string) => DecisionOfItem | null;
}) {
  const query = useComparison(asked);
  return (
    <Loaded query={query}>
      {({ items }) => items.map((item) => <DifferingItemView key={item.itemId} item={item} decision={decisionOf?.(item.itemId) ?? null} />)}
    </Loaded>
  );
}
