import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core';
import { IconBookmark, IconShare, IconTrash } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useMay } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { viewAddress } from '../../../lib/view-address';
import { appWords } from '../../../lib/words/app';
import { viewWords as words } from '../../../lib/words/views';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { OfferForm } from './offer-form';
import { useRemoveView, useViews, type SavedView } from './queries';
import { SaveForm } from './save-form';
import classes from './saved-views.module.css';

/** The views that one keeps or is offered, and the way to keep what is shown now. */
export function SavedViews({ path }: { readonly path: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={360} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBookmark size={16} stroke={1.5} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {words.open}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.title}>
        <Content path={path} onGone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Content({ path, onGone }: { readonly path: string; readonly onGone: () => void }) {
  const { asOf: _day, ...search } = useSearch({ strict: false });
  const query = useViews();
  const [isSaving, setSaving] = useState(false);
  const [offered, setOffered] = useState<SavedView | null>(null);
  if (isSaving) return <SaveForm place={{ path, search: withoutNothing(search) }} onDone={() => setSaving(false)} />;
  if (offered !== null) return <OfferForm view={offered} onDone={() => setOffered(null)} />;
  return (
    <div className={classes.content}>
      <Loaded query={query}>
        {({ views }) =>
          views.length === 0 ? (
            <p className={classes.none}>{words.none}</p>
          ) : (
            <>
              <ViewList title={words.own} views={views.filter(({ isOwn }) => isOwn)} onGone={onGone} onOffer={setOffered} />
              <ViewList title={words.offered} views={views.filter(({ isOwn }) => !isOwn)} onGone={onGone} onOffer={setOffered} />
            </>
          )
        }
      </Loaded>
      <Button variant="default" size="xs" data-autofocus onClick={() => setSaving(true)}>
        {words.save}
      </Button>
    </div>
  );
}

function ViewList({
  title,
  views,
  onGone,
  onOffer,
}: {
  readonly title: string;
  readonly views: readonly SavedView[];
  readonly onGone: () => void;
  readonly onOffer: (view: SavedView) => void;
}) {
  const id = useId();
  const mayOffer = useMay('views.offer');
  const remove = useRemoveView();
  if (views.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={classes.title}>
        {title}
      </h3>
      <ul className={classes.list}>
        {views.map((view) => (
          <li key={view.viewId} className={classes.view}>
            <a href={`#${viewAddress(view)}`} onClick={onGone} className={classes.name}>
              {view.name}
            </a>
            <span className={classes.small}>
              {[view.role === null ? null : words.offeredTo(appWords.roles[view.role]), view.isOwn ? null : words.by(view.by)]
                .filter((part) => part !== null)
                .join(', ')}
            </span>
            {mayOffer && (
              <Tooltip label={words.offer(view.name)}>
                <ActionIcon aria-label={words.offer(view.name)} onClick={() => onOffer(view)}>
                  <IconShare size={16} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            )}
            {view.isOwn && (view.role === null || mayOffer) && (
              <Tooltip label={words.remove(view.name)}>
                <ActionIcon
                  aria-label={words.remove(view.name)}
                  onClick={() => remove.mutate({ viewId: view.viewId }, { onSuccess: () => tell(words.removed(view.name)) })}
                >
                  <IconTrash size={16} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
      <FailureNote title={words.failed} error={remove.error} />
    </section>
  );
}

/** What an address leaves open is no part of a view. */
function withoutNothing(search: Readonly<Record<string, unknown>>): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([key, value]): Array<[string, string | boolean]> =>
      typeof value === 'string' || typeof value === 'boolean' ? [[key, value]] : [],
    ),
  );
}
