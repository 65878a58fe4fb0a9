import { Button } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { IconHistory, IconPencil, IconSettings } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { formatDate } from '../../../lib/formatting';
import { useMay, useSession } from '../../../lib/session';
import { libraryWords as words } from '../../../lib/words/libraries';
import { FailureNote } from '../../../ui/failure-note';
import { KeyValueList } from '../../../ui/key-value-list';
import { useStartDraft, useStewards, useUnitName, type Library, type RevisionHead } from '../queries';
import { draftStep, namesOf, standOf } from './library-text';
import { useReturned } from './use-returned';
import classes from './libraries.module.css';

/** One library: what is in force since when, what is coming, what is being drafted and by whom. */
export function LibraryCard({ library }: { readonly library: Library }) {
  const id = useId();
  const { frameworkId, name, description, functionName, isRetired, items, current, next, draft } = library;
  const stewards = useStewards();
  const returned = useReturned(frameworkId, draft);
  const nameOf = (userId: string): string => stewards.data?.stewards.find((one) => one.userId === userId)?.name ?? '…';
  return (
    <article className={classes.library} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.name}>
          {name}
        </h2>
        <span className={classes.note}>
          {functionName ?? words.central} · {words.items(items)}
          {isRetired && ` · ${words.retired}`}
        </span>
        <span className={classes.ways}>
          <Steps library={library} />
        </span>
      </div>
      {description !== '' && <p className={classes.text}>{description}</p>}
      <KeyValueList
        items={[
          { key: 'current', label: words.facts.current, value: current === null ? words.noCurrent : <RevisionLine revision={current} /> },
          { key: 'next', label: words.facts.next, value: next === null ? words.noNext : <RevisionLine revision={next} /> },
          {
            key: 'draft',
            label: words.facts.draft,
            value:
              draft === null ? (
                words.noDraft
              ) : (
                <>
                  {words.draft(draft.title, draft.changes)}{' '}
                  <span className={classes.note}>
                    {draft.revisionId === null
                      ? words.workedOn(
                          draft.authors.length > 0 ? namesOf(draft.authors) : draft.startedBy,
                          formatDate(new Date(draft.startedAt)),
                        )
                      : words.draftInReview}
                  </span>
                  {returned !== null && <p className={classes.returned}>{words.returned(returned.by, returned.remark)}</p>}
                </>
              ),
          },
          {
            key: 'stewards',
            label: words.facts.stewards,
            value: library.stewardUserIds.length === 0 ? words.everySteward : library.stewardUserIds.map(nameOf).join(', '),
          },
        ]}
      />
      <div className={classes.links}>
        <Link to="/framework/libraries/$frameworkId/revisions" params={{ frameworkId }} aria-label={words.revisionsOf(name)}>
          <IconHistory size={16} aria-hidden /> {words.revisions}
        </Link>
        <SettingsLink library={library} />
      </div>
    </article>
  );
}

function RevisionLine({ revision }: { readonly revision: RevisionHead }) {
  const unitName = useUnitName();
  return (
    <>
      <Link to="/framework/revisions/$revisionId" params={{ revisionId: revision.revisionId }}>
        {words.revision(revision.number, revision.title)}
      </Link>{' '}
      <span className={classes.note}>{standOf(revision, unitName)}</span>
    </>
  );
}

function SettingsLink({ library }: { readonly library: Library }) {
  const mayEdit = useMay('framework.edit');
  if (!mayEdit || !library.isSteward) return null;
  return (
    <Link to="/framework/libraries/$frameworkId" params={{ frameworkId: library.frameworkId }} aria-label={words.settingsOf(library.name)}>
      <IconSettings size={16} aria-hidden /> {words.settings}
    </Link>
  );
}

/** The next step of who may edit, and of who may approve. */
function Steps({ library }: { readonly library: Library }) {
  const { frameworkId, name, next, draft } = library;
  const mayEdit = useMay('framework.edit');
  const mayApprove = useMay('framework.approve');
  const navigate = useNavigate();
  const start = useStartDraft();
  const { today } = useSession();
  const step = draftStep(library);
  const open = (draftId: string) => void navigate({ to: '/framework/drafts/$draftId', params: { draftId } });
  const { error } = start;
  return (
    <>
      {mayEdit && step === 'start' && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          aria-label={words.startOf(name)}
          loading={start.isPending}
          onClick={() => start.mutate({ frameworkId, title: words.startTitle(today) }, { onSuccess: ({ draftId }) => open(draftId) })}
        >
          {words.start}
        </Button>
      )}
      {mayEdit && step === 'goOn' && draft !== null && (
        <Button leftSection={<IconPencil size={16} aria-hidden />} aria-label={words.goOnOf(name)} onClick={() => open(draft.draftId)}>
          {words.goOn}
        </Button>
      )}
      {step === 'inReview' && next?.state === 'inReview' && (
        <Button
          variant={mayApprove ? 'filled' : 'default'}
          onClick={() =>
            void navigate({
              to: mayApprove ? '/framework/revisions/$revisionId/approve' : '/framework/revisions/$revisionId',
              params: { revisionId: next.revisionId },
            })
          }
        >
          {mayApprove ? words.review : words.seeReview}
        </Button>
      )}
      <FailureNote title={words.notStarted} error={error}>
        {isDefinedError(error) && error.code === 'NotSteward' ? words.onlyStewards(error.data.stewards) : undefined}
      </FailureNote>
    </>
  );
}
