import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconHierarchy, IconSend } from '@tabler/icons-react';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { errorMessage } from '../../../lib/error-message';
import { useNewest } from '../../../lib/use-newest';
import { draftWords as words } from '../../../lib/words/framework-draft';
import { formWords } from '../../../lib/words/framework-forms';
import { DraftStatus } from '../../../ui/draft-status';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { DraftSessionProvider, useDraftSession, useStoreState } from './draft-session';
import { useLibraries } from './queries';
import { ReturnedRemark } from './returned-remark';
import { stepName } from './step-name';
import { TreePane } from './tree/tree-pane';
import classes from './draft.module.css';

/** The draft of a library: its tree on the left, what is chosen in it on the right. */
export function DraftPage({ draftId }: { readonly draftId: string }) {
  const libraries = useLibraries();
  return (
    <IfMay permission="framework.edit" title={words.page.title}>
      <Loaded query={libraries}>
        {({ libraries: all }) => {
          const library = all.find(({ draft }) => draft?.draftId === draftId);
          return library === undefined ? (
            <EmptyState title={words.page.gone} hint={words.page.goneHint} />
          ) : (
            <DraftSessionProvider key={draftId} library={library} draftId={draftId}>
              <Editor />
            </DraftSessionProvider>
          );
        }}
      </Loaded>
    </IfMay>
  );
}

function Editor() {
  const session = useDraftSession();
  const { itemId } = useParams({ strict: false });
  const { step } = session;
  const page = useRef<HTMLDivElement>(null);
  const latest = useNewest(step);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
      const isRedo = (event.ctrlKey || event.metaKey) && (event.key.toLowerCase() === 'y' || (isUndo && event.shiftKey));
      if ((!isUndo && !isRedo) || document.querySelector('[aria-modal="true"]') !== null) return;
      event.preventDefault();
      void latest.current(isRedo ? 'redo' : 'undo');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [latest]);
  return (
    <div ref={page} className={classes.page}>
      <PageHeader
        title={session.head.title}
        parent={{ label: words.page.parent, href: '#/framework' }}
        subtitle={words.page.subtitle(
          session.library.name,
          session.changes,
          session.head.authors.map(({ name }) => name),
        )}
        actions={<PageActions />}
      />
      {session.isReadOnly && (
        <p className={classes.locked} role="status">
          {session.head.revisionId === null ? words.page.notSteward : words.page.inReview}
        </p>
      )}
      {session.head.revisionId === null && <ReturnedRemark />}
      <div className={classes.panes}>
        <TreePane itemId={itemId ?? null} />
        <div
          className={classes.form}
          data-form-pane
          onKeyDown={(event) => {
            const isTaken = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
            if (event.key !== 'Escape' || event.defaultPrevented || isTaken) return;
            page.current?.querySelector<HTMLElement>('[data-tree]')?.focus();
          }}
        >
          <Outlet />
        </div>
      </div>
    </div>
  );
}

/** Whether everything is kept, what undo would take back, and the way to review. */
function PageActions() {
  const { store, undoLabel, redoLabel, step, isReadOnly, draftId } = useDraftSession();
  const { draft, error } = useStoreState(store);
  const [isBusy, setBusy] = useState(false);
  const go = (direction: 'undo' | 'redo'): void => {
    setBusy(true);
    void step(direction).finally(() => setBusy(false));
  };
  const undo = undoLabel === null ? words.page.nothingToUndo : words.page.undo(stepName(undoLabel));
  const redo = redoLabel === null ? words.page.nothingToRedo : words.page.redo(stepName(redoLabel));
  return (
    <div className={classes.line}>
      {error === null ? (
        <DraftStatus state={draft} />
      ) : (
        <strong className={classes.failed} role="alert">
          {words.page.notKept(errorMessage(error).message)}
        </strong>
      )}
      <Tooltip label={undo}>
        <ActionIcon aria-label={undo} disabled={isReadOnly || undoLabel === null || isBusy} onClick={() => go('undo')}>
          <IconArrowBackUp size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redo}>
        <ActionIcon aria-label={redo} disabled={isReadOnly || redoLabel === null || isBusy} onClick={() => go('redo')}>
          <IconArrowForwardUp size={18} />
        </ActionIcon>
      </Tooltip>
      <Button
        variant="default"
        leftSection={<IconHierarchy size={16} aria-hidden />}
        renderRoot={(props) => <Link to="/framework/drafts/$draftId/units" params={{ draftId }} {...props} />}
      >
        {formWords.units.open}
      </Button>
      {!isReadOnly && (
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/framework/drafts/$draftId/submit" params={{ draftId }} {...props} />}
        >
          {words.page.submit}
        </Button>
      )}
    </div>
  );
}
