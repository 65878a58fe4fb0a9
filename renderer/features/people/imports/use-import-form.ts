import { ORPCError } from '@orpc/client';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ProfileContent } from '../../../../shared/contract/intake-profiles';
import { useDraft } from '../../../lib/draft';
import { useSession } from '../../../lib/session';
import { importWords } from '../../../lib/words/imports';
import {
  draftKeys,
  useChooseFile,
  useCommitImport,
  usePreviewImport,
  type Commit,
  type Decisions,
  type Preview,
  type PreviewSource,
} from './queries';

/** What a person typed or chose for an import; the file itself is read again after a lock. */
export interface ImportText {
  readonly origin: string;
  readonly tripwireReason: string;
  readonly profileName: string;
  readonly content: ProfileContent | null;
  /** The file whose writing was begun, kept before it is: it is still there where the window was closed in the midst of it. */
  readonly begun?: Begun | null;
}
export type Begun = { readonly fileName: string; readonly sha256: string; readonly at: string };

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
  const draft = useDraft<ImportText>(draftKeys.commit, importWords.page.draftTitle, nothing);
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

  const [sawCommit, setSawCommit] = useState(false);
  if (commit.state === 'running' && !sawCommit) setSawCommit(true);
  /** What is on record is no draft: nothing of it is kept any more. */
  const [isRecorded, setRecorded] = useState(false);
  if (isCommitted && !isRecorded) setRecorded(true);
  if (commit.state === 'running' && isRecorded) setRecorded(false);
  const { discard, change } = draft;
  const { begun = null } = draft.value;
  // Where the service was lost it is not known what became of it: that is told when it is back.
  const isOver = (commit.state === 'failed' && commit.error instanceof ORPCError) || (commit.state === 'idle' && sawCommit && !isRecorded);
  useEffect(() => {
    // Refused, or ended by hand: that was told, and it is not under way any more.
    if (isOver && begun !== null) change({ ...draft.value, begun: null });
  }, [isOver, begun, change, draft.value]);
  const { dismiss: putAway } = reading;
  useEffect(() => {
    if (commit.state !== 'done') return;
    decided = undecided;
    putAway();
    commit.dismiss();
    void discard();
    // Whoever looked at another page meanwhile is not led away from where they are going now.
    if (sawCommit) void navigate({ to: '/exchange/imports/$batchId', params: { batchId: commit.result.batchId } });
  }, [commit, sawCommit, putAway, discard, navigate]);

  const read = (source: PreviewSource): void => {
    shownTo = user.userId;
    decided = undecided;
    commit.dismiss();
    setLast(null);
    tried.current = null;
    if (begun !== null) change({ ...draft.value, begun: null });
    start({ source, profile: null, decisions: undecided });
  };
  const again = (profileId: string | null, content: ProfileContent | null): void => {
    if (preview === null) return;
    tried.current = preview.sha256;
    start({ source: { previewId: preview.previewId }, profile: { profileId, content }, decisions: decided });
  };

  return {
    preview,
    /** As chosen, while the file is read anew by it. */
    content: isReading && kept !== null ? kept : (preview?.content ?? null),
    decisions: decided,
    isReading,
    /** While it is written nothing of it is changed any more. */
    isBusy: isReading || commit.state === 'running',
    commit,
    /** Begun before, and neither under way nor told to be over. */
    interrupted: commit.state === 'idle' && !sawCommit ? begun : null,
    approve: (call: Omit<Commit, 'fileName' | 'sha256'>) => {
      if (preview === null) return;
      const { fileName, sha256 } = preview;
      draft.change({ ...draft.value, begun: { fileName, sha256, at: new Date().toISOString() } });
      commit.start({ ...call, fileName, sha256 });
    },
    progress: reading.state === 'running' ? reading.progress : null,
    cancel: reading.cancel,
    error: choosing.error ?? (reading.state === 'failed' && isOwn ? reading.error : null),
    draftState: draft.state,
    /** Typed before, while no file is at hand. */
    isTextKept: draft.wasRestored && begun === null && (draft.value.origin !== '' || draft.value.content !== null),
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
    /** The file as it is now, held against the record as it is now. */
    readAgain: () => {
      commit.dismiss();
      again(preview?.profile?.profileId ?? null, preview?.content ?? null);
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
