import { Button, Checkbox, FileButton, Select, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { indicatorMarks } from '../../../../shared/domain/calibration/rating';
import { useDraft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { useNewestDraft } from '../../../lib/newest-draft';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { goldWords } from '../../../lib/words/calibration-cases';
import { uiWords } from '../../../lib/words/ui';
import { DraftStatus } from '../../../ui/draft-status';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { RestoredNote } from '../../../ui/restored-note';
import { SignedInPlace } from '../../../ui/signed-act';
import { PieceFields } from './piece-fields';
import { useAddCaseFile, useGoldFrame, useSaveGold, type GoldContent, type GoldFrame, type Piece } from './queries';
import classes from './cases.module.css';

const words = goldWords.form;
const acceptedFiles = 'image/png,image/jpeg,image/gif,image/webp,application/pdf,text/plain,audio/*,video/mp4,video/webm';

interface Props {
  readonly goldCaseId: string | null;
  readonly basis: number;
  readonly competencyId: string;
  readonly initial: GoldContent;
  /** Under which it is kept while it is written. */
  readonly draftKey: string;
  readonly onDone: (goldCaseId: string) => void;
  readonly onCancel: () => void;
}

interface GoldText {
  readonly content: GoldContent;
  readonly reason: string;
  /** The revision that this was begun from. */
  readonly basis: number;
}

/** A gold case, new or changed: prepared here, approved in place by somebody else; what is typed is kept until it is approved. */
export function GoldCaseForm(props: Props) {
  const { goldCaseId, basis, initial, competencyId } = props;
  const [fresh] = useState<GoldText>(() => ({ content: initial, reason: '', basis }));
  const title = goldCaseId === null ? goldWords.newTitle : goldWords.changeOf(initial.title);
  const draft = useNewestDraft(useDraft<GoldText>(props.draftKey, title, fresh));
  useFocusBack();
  const { competencyDay } = draft.value.content;
  const frame = useGoldFrame(competencyId, competencyDay);
  if (draft.isLoading) return <Loading rows={8} />;
  return (
    <Loaded query={frame}>
      {(known) => (
        <>
          <div className={classes.form}>
            <RestoredNote
              wasRestored={draft.wasRestored}
              isStale={draft.value.basis !== basis}
              onAnew={() => {
                draft.change(() => fresh);
                void draft.discard();
              }}
            />
          </div>
          <Fields key={`${competencyId} ${competencyDay}`} {...props} frame={known} draft={draft} />
        </>
      )}
    </Loaded>
  );
}

type GoldDraft = ReturnType<typeof useNewestDraft<GoldText>>;

function Fields({
  goldCaseId,
  competencyId,
  frame,
  draft,
  onDone,
  onCancel,
}: Props & { readonly frame: GoldFrame; readonly draft: GoldDraft }) {
  const save = useSaveGold();
  const add = useAddCaseFile();
  const { content, reason, basis } = draft.value;
  const change = (next: (old: GoldContent) => GoldContent): void => draft.change((old) => ({ ...old, content: next(old.content) }));
  const set = (part: Partial<GoldContent>): void => change((old) => ({ ...old, ...part }));
  const { rating, pieces, reasons } = content;
  const levels = frame.levels.map(({ level, code, name }) => ({ value: String(level), label: `${code} ${name}`.trim() }));
  const isLevel = (level: number): boolean => frame.levels.some((one) => one.level === level);
  const isOpen = frame.indicators.some(({ id }) => rating.indicators[id] === undefined || (reasons[id] ?? '').trim() === '');
  const check = useFieldCheck({
    title: content.title.trim() === '' ? words.titleMissing : null,
    pieces: pieces.length === 0 ? words.piecesMissing : pieces.some(({ heading }) => heading.trim() === '') ? words.headingMissing : null,
    required: isLevel(content.requiredLevel) ? null : words.levelMissing,
    level: isLevel(rating.level) ? null : words.levelMissing,
    indicators: isOpen ? words.reasonsMissing : null,
    reason: isReason(reason) ? null : goldWords.reasonMissing,
  });
  const setRating = (part: Partial<GoldContent['rating']>): void => change((old) => ({ ...old, rating: { ...old.rating, ...part } }));
  const [added, setAdded] = useState<string | null>(null);
  const addStep = useRef<HTMLButtonElement>(null);
  const addPiece = (piece: Omit<Piece, 'pieceId'>): void => {
    const pieceId = crypto.randomUUID();
    change((before) => ({ ...before, pieces: [...before.pieces, { ...piece, pieceId }] }));
    setAdded(pieceId);
  };
  const plain = { text: '', result: null, isCritical: false, day: null, file: null };
  const levelName = levels.find(({ value }) => value === String(rating.level))?.label ?? '…';
  const title = goldCaseId === null ? goldWords.newTitle : goldWords.change;
  return (
    <section className={classes.form} aria-label={title} onKeyDown={onEscape(onCancel)}>
      <TextInput
        label={words.title}
        description={words.titleHint}
        autoFocus={goldCaseId !== null}
        value={content.title}
        maxLength={200}
        onChange={(event) => set({ title: event.currentTarget.value })}
        {...check.of('title')}
      />
      <Select
        label={words.required}
        data={levels}
        value={isLevel(content.requiredLevel) ? String(content.requiredLevel) : null}
        allowDeselect={false}
        onChange={(value) => set({ requiredLevel: Number(value) })}
        {...check.of('required')}
      />
      <section className={classes.section} aria-label={words.pieces}>
        <h2 className={classes.title}>{words.pieces}</h2>
        <p className={classes.small}>{words.noNames}</p>
        {pieces.map((piece, index) => (
          <PieceFields
            key={piece.pieceId}
            number={index + 1}
            piece={piece}
            isNew={piece.pieceId === added}
            showsFaults={check.showsAll}
            onChange={(next) => set({ pieces: pieces.map((one) => (one.pieceId === piece.pieceId ? next : one)) })}
            onRemove={() => {
              set({
                pieces: pieces.filter((one) => one.pieceId !== piece.pieceId),
                rating: { ...rating, cited: rating.cited.filter((id) => id !== piece.pieceId) },
              });
              addStep.current?.focus();
            }}
          />
        ))}
        <div className={classes.buttons}>
          <Button
            ref={addStep}
            size="compact-sm"
            variant="default"
            onClick={() => addPiece({ ...plain, kind: 'step', heading: '', result: 'met' })}
          >
            {words.addStep}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => addPiece({ ...plain, kind: 'note', heading: '' })}>
            {words.addText}
          </Button>
          <FileButton
            accept={acceptedFiles}
            onChange={(file) => {
              if (file === null) return;
              add.mutate(
                { mediaType: file.type, data: file },
                { onSuccess: (kept) => addPiece({ ...plain, kind: 'file', heading: kept.fileName, file: kept }) },
              );
            }}
          >
            {(props) => (
              <Button size="compact-sm" variant="default" loading={add.isPending} {...props}>
                {words.addFile}
              </Button>
            )}
          </FileButton>
        </div>
        <FailureNote title={words.fileFailed} error={add.error} />
        {check.showsAll && check.of('pieces').error !== null && (
          <p className={classes.error} role="alert">
            {check.of('pieces').error}
          </p>
        )}
      </section>
      <section className={classes.section} aria-label={words.indicators}>
        <h2 className={classes.title}>{words.indicators}</h2>
        {frame.indicators.length === 0 && <p className={classes.small}>{words.noIndicators}</p>}
        {frame.indicators.map(({ id, text }) => (
          <div key={id} className={classes.section}>
            <p className={classes.pieceTitle}>{text}</p>
            <div className={classes.pair}>
              <Select
                aria-label={words.mark(text)}
                data={indicatorMarks.map((mark) => ({ value: mark, label: goldWords.marks[mark] }))}
                value={rating.indicators[id] ?? null}
                allowDeselect={false}
                error={check.showsAll && rating.indicators[id] === undefined}
                onChange={(value) =>
                  setRating({ indicators: { ...rating.indicators, [id]: indicatorMarks.find((mark) => mark === value) ?? 'notSeen' } })
                }
              />
              <Textarea
                aria-label={words.reasonOf(text)}
                placeholder={goldWords.why}
                value={reasons[id] ?? ''}
                maxLength={4000}
                error={check.showsAll && (reasons[id] ?? '').trim() === ''}
                autosize
                onChange={(event) => set({ reasons: { ...reasons, [id]: event.currentTarget.value } })}
              />
            </div>
          </div>
        ))}
        {check.showsAll && check.of('indicators').error !== null && (
          <p className={classes.error} role="alert">
            {check.of('indicators').error}
          </p>
        )}
      </section>
      <Select
        label={words.level}
        data={levels}
        value={isLevel(rating.level) ? String(rating.level) : null}
        allowDeselect={false}
        onChange={(value) => setRating({ level: Number(value) })}
        {...check.of('level')}
      />
      <Checkbox.Group label={words.cited} value={[...rating.cited]} onChange={(cited) => setRating({ cited })}>
        <div className={classes.checks}>
          {pieces.map(({ pieceId, heading }, index) => (
            <Checkbox key={pieceId} value={pieceId} label={words.cite(index + 1, heading)} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        label={words.comment}
        value={rating.comment}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setRating({ comment: event.currentTarget.value })}
      />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          draft.change((old) => ({ ...old, reason: typed }));
        }}
        {...check.of('reason')}
      />
      <SignedInPlace
        note={words.note}
        content={words.summary(content.title, pieces.length, levelName)}
        meaning={words.meaning}
        action={words.action}
        failed={words.failed}
        error={save.error}
        isPending={save.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          save.mutate(draft.handIn({ goldCaseId, basis, competencyId, content, reason, signature }), {
            onSuccess: (saved) => {
              tell(words.done(saved.revision));
              void draft.discard().then(() => onDone(saved.goldCaseId));
            },
          })
        }
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onCancel}>
          {uiWords.cancel}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </section>
  );
}
