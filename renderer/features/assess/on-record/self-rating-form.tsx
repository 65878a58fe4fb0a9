import { Select, Textarea } from '@mantine/core';
import { useDraft } from '../../../lib/draft';
import { useNewestDraft } from '../../../lib/newest-draft';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { tell } from '../../../lib/tell';
import { evidenceWords } from '../../../lib/words/evidence';
import { DraftStatus } from '../../../ui/draft-status';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { RestoredNote } from '../../../ui/restored-note';
import { SignedInPlace } from '../../../ui/signed-act';
import { useCompetency, usePerson, useRateOneself } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.self;

interface SelfRatingText {
  readonly competencyId: string | null;
  readonly level: string | null;
  readonly comment: string;
}
const empty: SelfRatingText = { competencyId: null, level: null, comment: '' };

/** How the person sees one of their levels, said by themselves: in their own session or in place. */
export function SelfRatingForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const draft = useNewestDraft(useDraft<SelfRatingText>(`selfRating/${personId}`, words.meaning, empty));
  if (draft.isLoading) return <Loading rows={3} />;
  return <Fields personId={personId} draft={draft} onDone={onDone} />;
}

function Fields({
  personId,
  draft,
  onDone,
}: {
  readonly personId: string;
  readonly draft: ReturnType<typeof useNewestDraft<SelfRatingText>>;
  readonly onDone: () => void;
}) {
  useFocusBack();
  const person = usePerson(personId);
  const { competencyId, level, comment } = draft.value;
  const set = (part: Partial<SelfRatingText>) => draft.change((old) => ({ ...old, ...part }));
  const competency = useCompetency(competencyId);
  const rate = useRateOneself();
  const check = useFieldCheck({
    competencyId: competencyId === null ? words.missing.competencyId : null,
    level: level === null ? words.missing.level : null,
  });
  const levels = (competency.data?.scale.levels ?? []).map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}` }));
  return (
    <section className={classes.form} aria-label={words.title} onKeyDown={onEscape(onDone)}>
      <p>{words.hint}</p>
      <RestoredNote
        wasRestored={draft.wasRestored}
        onAnew={() => {
          set(empty);
          void draft.discard();
        }}
      />
      <Loaded query={person}>
        {(data) => (
          <Select
            label={words.competency}
            data={data.standings.map((one) => ({ value: one.competencyId, label: `${one.competencyCode} ${one.competencyTitle}` }))}
            value={competencyId}
            searchable
            autoFocus={!draft.wasRestored}
            onChange={(next) => set({ competencyId: next, level: null })}
            {...check.of('competencyId')}
          />
        )}
      </Loaded>
      <Select
        label={words.level}
        data={levels}
        value={level}
        disabled={levels.length === 0}
        onChange={(next) => set({ level: next })}
        {...check.of('level')}
      />
      <Textarea
        label={words.comment}
        value={comment}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => set({ comment: event.currentTarget.value })}
      />
      <DraftStatus state={draft.state} />
      <SignedInPlace
        note={() => evidenceWords.inPlace}
        content={<p>{[competency.data?.title, levels.find(({ value }) => value === level)?.label, comment].filter(Boolean).join(': ')}</p>}
        meaning={words.meaning}
        action={words.action}
        failed={words.failed}
        error={rate.error}
        isPending={rate.isPending}
        isComplete={check.isComplete}
        onSign={(signature) => {
          if (competencyId === null || level === null) return;
          rate.mutate(draft.handIn({ personId, competencyId, level: Number(level), comment, signature }), {
            onSuccess: () => {
              tell(words.done);
              void draft.discard().then(onDone);
            },
          });
        }}
      />
    </section>
  );
}
