import { Alert, Button, SegmentedControl } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import { FailureNote } from '../../../ui/failure-note';
import { useItemNames } from '../queries';
import { ItemDifferences } from './item-differences';
import { PreviewTable } from './preview-table';
import { previewRows, type PreviewRow } from './preview-rows';
import { ProblemTable } from './problem-table';
import { useApply, type Preview } from './queries';
import classes from './exchange.module.css';

const views = ['differing', 'all', 'problems'] as const;
type View = (typeof views)[number];

/** The tree that the file would make, what it changes, and what is wrong with it; then the choice. */
export function PreviewView({ preview, onDone }: { readonly preview: Preview; readonly onDone: () => void }) {
  const { previewId, totals, problems, items } = preview;
  /** What kept the whole file from being read. */
  const whole = items.length === 0 ? problems.find(({ severity }) => severity === 'error') : undefined;
  const isSame = totals.new + totals.changed + totals.gone === 0;
  const [view, setView] = useState<View>(isSame && problems.length > 0 ? 'problems' : isSame ? 'all' : 'differing');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [openId, setOpenId] = useState<string | null>(null);
  const navigate = useNavigate();
  const apply = useApply();
  const known = useItemNames();
  const rows = useMemo(() => previewRows(items, known), [items, known]);
  const differing = useMemo(() => rows.filter(({ state }) => state !== 'same'), [rows]);
  const shown = view === 'all' ? rows : differing;
  const onSelection = useCallback((keys: ReadonlySet<string>) => setSelected(keys), []);
  const open = rows.find(({ itemId }) => itemId === openId);

  const chosen = differing.filter(({ itemId }) => selected.has(itemId));
  const retireIds = chosen.filter(({ state }) => state === 'gone').map(({ itemId }) => itemId);
  const takeIds = chosen.filter(({ state }) => state !== 'gone').map(({ itemId }) => itemId);
  const take = (itemIds: string[] | null) =>
    apply.mutate(
      { previewId, itemIds, retireIds: itemIds === null ? [] : retireIds },
      {
        onSuccess: ({ draftId }) => {
          onDone();
          void navigate({ to: '/framework/drafts/$draftId', params: { draftId } });
        },
      },
    );
  return (
    <section className={classes.preview} aria-label={words.preview}>
      <div className={classes.summary}>
        <p className={classes.totals}>{words.totals(totals)}</p>
        <p className={classes.hint}>
          {words.comparedWith(preview.hasDraft)}{' '}
          {preview.files.map(({ fileName, encoding, sha256 }) => words.fileFacts(fileName, encoding, sha256)).join(' ')}
        </p>
      </div>
      <div className={classes.line}>
        <SegmentedControl
          aria-label={words.show}
          data={views.map((key) => ({
            value: key,
            label: words.views[key](key === 'problems' ? problems.length : key === 'all' ? rows.length : differing.length),
          }))}
          value={view}
          onChange={(value) => setView(views.find((one) => one === value) ?? 'all')}
        />
        <span className={classes.spread} />
        {chosen.length > 0 && (
          <Button variant="default" loading={apply.isPending} onClick={() => take(takeIds)}>
            {words.takeChosen(takeIds.length, retireIds.length)}
          </Button>
        )}
        {totals.new + totals.changed > 0 && (
          <Button rightSection={<IconArrowRight size={16} aria-hidden />} loading={apply.isPending} onClick={() => take(null)}>
            {words.takeAll(totals.new + totals.changed)}
          </Button>
        )}
      </div>
      <FailureNote title={words.notTaken} error={apply.error} />
      {whole !== undefined && (
        <Alert color="danger" variant="outline" role="alert" title={words.failed}>
          {whole.message}
        </Alert>
      )}
      <div className={classes.beside}>
        {view === 'problems' ? (
          <ProblemTable problems={problems} />
        ) : (
          <PreviewTable rows={shown} openId={openId} onOpen={(row: PreviewRow) => setOpenId(row.itemId)} onSelection={onSelection} />
        )}
        {open !== undefined && <ItemDifferences key={open.itemId} previewId={previewId} item={open} onClose={() => setOpenId(null)} />}
      </div>
    </section>
  );
}
