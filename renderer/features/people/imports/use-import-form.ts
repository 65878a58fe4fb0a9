import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ProfileContent } from '../../../../shared/contract/intake-profiles';
import { useDraft } from '../../../lib/draft';
import { useSession } from '../../../lib/session';
import { importWords } from '../../../lib/words/imports';
import { useChooseFile, useCommitImport, usePreviewImport, type Decisions, type Preview, type PreviewSource } from './queries';

/** What a person typed or chose for an import; the file itself is read again after a lock. */
export interface ImportText {
  readonly origin: string;
  readonly tripwireReason: string;
  readonly profileName: string;
  readonly content: ProfileContent | null;
}

const nothing: ImportText = { origin: '', tripwireReason: '', profileName: '', content: null };
const undecided: Decisions = { fields: [], identities: [] };
/** Whose preview is shown: the next person at the station does not see it. */
let shownTo: string | null = null;
/** What was decided for the preview that is shown. */
let decided: Decisions = undecided;

/** The state of the import page: the newest preview, and the draft of what was typed. */
export function useImportForm() {
  const { user } = useSession();
  const navigate = useNavigate();
  const draft = useDraft<ImportText>('imports.commit', importWords.page.draftTitle, nothing);
  const choosing = useChooseFile();
  const reading = usePreviewImport();
  const commit = useCommitImport();
  const isReading = reading.state === 'running' || choosing.isPending;
  const tried = useRef<string | null>(null);
  const isOwn = shownTo === user.userId;
  const result = reading.state === 'done' ? reading.result.preview : null;
  // While a file is read anew the preview before it stays in view.
  const [last, setLast] = useState<Preview | null>(result);
  const isCommitted = commit.state === 'done';
  if (isCommitted && last !== null) setLast(null);
  if (!isCommitted && result !== null && result !== last) setLast(result);
  const preview = isOwn && !isCommitted ? (result ?? last) : null;

  const { state, start } = reading;
  const kept = draft.value.content;
  useEffect(() => {
    // What was mapped before a lock is taken up again, once, when a file with the same columns comes.
    if (state !== 'done' || preview === null || kept === null || tried.current === preview.sha256) return;
    tried.current = preview.sha256;
    const columns = new Set(preview.columns.map(({ column }) => column));
    const fits = kept.columns.every(({ column, field }) => field === null || columns.has(column));
    if (!fits || JSON.stringify(kept) === JSON.stringify(preview.content)) return;
    start({
      source: { previewId: preview.previewId },
      profile: { profileId: preview.profile?.profileId ?? null, content: kept },
      decisions: undecided,
    });
  }, [state, preview, kept, start]);

  const sawCommit = useRef(false);
  const { discard } = draft;
  const { dismiss: putAway } = reading;
  useEffect(() => {
    if (commit.state === 'running') sawCommit.current = true;
    if (commit.state !== 'done') return;
    decided = undecided;
    putAway();
    commit.dismiss();
    void discard();
    // Whoever looked at another page meanwhile is not led away from where they are going now.
    if (sawCommit.current) void navigate({ to: '/exchange/imports/$batchId', params: { batchId: commit.result.batchId } });
  }, [commit, putAway, discard, navigate]);

  const read = (source: PreviewSource): void => {
    shownTo = user.userId;
    decided = undecided;
    commit.dismiss();
    setLast(null);
    tried.current = null;
    start({ source, profile: null, decisions: undecided });
  };
  const again = (profileId: string | null, content: ProfileContent | null): void => {
    if (preview === null) return;
    tried.current = preview.sha256;
    start({ source: { previewId: preview.previewId }, profile: { profileId, content }, decisions: decided });
  };

  return {
    preview,
    decisions: decided,
    isReading,
    /** While it is written nothing of it is changed any more. */
    isBusy: isReading || commit.state === 'running',
    commit,
    progress: reading.state === 'running' ? reading.progress : null,
    cancel: reading.cancel,
    error: choosing.error ?? (reading.state === 'failed' && isOwn ? reading.error : null),
    draftState: draft.state,
    text: draft.value,
    changeText: (next: Partial<ImportText>) => draft.change({ ...draft.value, ...next }),
    choose: () => {
      choosing.mutate(undefined, {
        onSuccess: (chosen) => {
          if (chosen !== null) read({ handle: chosen.handle });
        },
      });
    },
    takeFiles: (files: readonly File[]) => {
      const source = droppedSource(files);
      if (source !== null) read(source);
    },
    /** Another profile, or null: a new one, as suggested. */
    changeProfile: (profileId: string | null) => {
      draft.change({ ...draft.value, content: null });
      again(profileId, null);
    },
    changeContent: (content: ProfileContent) => {
      draft.change({ ...draft.value, content });
      again(preview?.profile?.profileId ?? null, content);
    },
    decide: (next: Decisions) => {
      decided = next;
      again(preview?.profile?.profileId ?? null, preview?.content ?? null);
    },
    startAgain: () => {
      setLast(null);
      decided = undecided;
      reading.dismiss();
    },
  };
}

/** A dropped file with the signature that was dropped with it; a signature alone is none. */
function droppedSource(files: readonly File[]): PreviewSource | null {
  const file = files.find(({ name }) => !name.toLowerCase().endsWith('.minisig'));
  if (file === undefined) return null;
  const signature = files.find(({ name }) => name.toLowerCase() === `${file.name.toLowerCase()}.minisig`);
  return { file, fileName: file.name, ...(signature === undefined ? {} : { signature }) };
}
