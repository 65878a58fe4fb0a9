import { Alert, Button, Select, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { localTime } from '../../../../shared/domain/wall-clock';
import { useDraft } from '../../../lib/draft';
import { useNewestDraft } from '../../../lib/newest-draft';
import { useFieldCheck } from '../../../lib/field-check';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { evidenceWords } from '../../../lib/words/evidence';
import { DraftStatus } from '../../../ui/draft-status';
import { FailureNote } from '../../../ui/failure-note';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { PageHeader } from '../../../ui/page-header';
import { RestoredNote } from '../../../ui/restored-note';
import { EvidenceField } from '../form/evidence-field';
import { CircumstanceFields, circumstanceFaults } from './circumstance-fields';
import { IndicatorField } from './indicator-field';
import { emptyObservation, keyOf, textOfObservation, type ObservationText } from './observation-text';
import { useObservables, usePeople, useRecordObservation, useReplaceObservation, type Observation } from './queries';
import { RatingChoice } from './rating-choice';
import classes from './on-record.module.css';

const words = evidenceWords.observe;
const shownAtMost = 80;
const ratingChoices = (['shown', 'partly', 'notShown'] as const).map((value) => ({ value, label: evidenceWords.ratings[value] }));

/** The quickest way to keep what was seen: whom, of what, in words and by a rating. Recorded, it is ready for the next one. */
export function ObservePage({ personId, replaced }: { readonly personId: string | null; readonly replaced: Observation | null }) {
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} />
      <IfMay permission="evidence.add">
        <ObserveForm personId={personId} replaced={replaced} />
      </IfMay>
    </>
  );
}

function ObserveForm({ personId, replaced }: { readonly personId: string | null; readonly replaced: Observation | null }) {
  const { today, zone } = useSession();
  const [initial] = useState(() => {
    const text = emptyObservation(personId, { on: today, time: localTime(new Date(), zone) });
    return replaced === null ? text : { ...text, ...textOfObservation(replaced) };
  });
  const draftName = replaced === null ? 'observation/new' : `observation/${replaced.observationId}`;
  const draft = useNewestDraft(useDraft<ObservationText>(draftName, words.title, initial));
  const [round, setRound] = useState(0);
  if (draft.isLoading) return <Loading rows={6} />;
  // Whoever came from a person's page means that person, whatever was begun before.
  const text = { ...draft.value, personId: replaced === null ? (draft.value.personId ?? personId) : personId };
  return (
    <Fields
      key={round}
      text={text}
      draft={draft}
      replaced={replaced}
      onAnew={(kept) => {
        draft.change(() => ({ ...initial, ...kept, on: today, time: localTime(new Date(), zone) }));
        void draft.discard();
        setRound(round + 1);
      }}
    />
  );
}

type ObservationDraft = ReturnType<typeof useNewestDraft<ObservationText>>;

function Fields({
  text,
  draft,
  replaced,
  onAnew,
}: {
  readonly text: ObservationText;
  readonly draft: ObservationDraft;
  readonly replaced: Observation | null;
  readonly onAnew: (kept: Partial<ObservationText>) => void;
}) {
  const navigate = useNavigate();
  const people = usePeople();
  const observables = useObservables(text.personId);
  const record = useRecordObservation();
  const replace = useReplaceObservation();
  const seenField = useRef<HTMLTextAreaElement>(null);
  const set = (part: Partial<ObservationText>) => draft.change((old) => ({ ...old, personId: text.personId, ...part }));
  const known = observables.data;
  const last = known?.last ?? null;
  const where = {
    on: text.on,
    time: text.time,
    place: text.place ?? last?.place ?? '',
    equipment: text.equipment,
    shift: text.shift ?? last?.shift ?? '',
    taskId: text.taskId,
  };
  const chosen = known?.indicators.find((one) => keyOf(one) === text.indicator);
  const faultsOfPlace = circumstanceFaults(where);
  const check = useFieldCheck({
    personId: text.personId === null ? words.missing.personId : known?.isSelf === true ? words.self : null,
    indicator: chosen === undefined ? words.missing.indicator : null,
    seen: text.seen.trim() === '' ? words.missing.seen : null,
    rating: text.rating === null ? words.missing.rating : null,
    on: faultsOfPlace.on ?? null,
    time: faultsOfPlace.time ?? null,
    reason: replaced !== null && text.reason.trim().length < 3 ? words.missing.reason : null,
  });
  const isPending = record.isPending || replace.isPending;
  const submit = () => {
    if (isPending || !check.isComplete() || text.personId === null || chosen === undefined || text.rating === null) return;
    const { personId, seen, rating, evidence } = text;
    const { on: seenOn, time, taskId, ...place } = where;
    const input = {
      personId,
      competencyId: chosen.competencyId,
      indicatorId: chosen.indicatorId,
      seen,
      rating,
      seenOn,
      seenTime: time === '' ? null : time,
      ...place,
      taskId: taskId === '' ? null : taskId,
      evidenceIds: evidence.map(({ evidenceId }) => evidenceId),
    };
    const name = known?.personName ?? '';
    if (replaced === null) {
      record.mutate(draft.handIn(input), {
        onSuccess: () => {
          tell(words.done(name));
          onAnew({ personId, place: where.place, shift: where.shift });
        },
      });
      return;
    }
    replace.mutate(draft.handIn({ ...input, observationId: replaced.observationId, reason: text.reason }), {
      onSuccess: () => {
        tell(words.done(name));
        void draft.discard().then(() => navigate({ to: '/people/evidence/$personId', params: { personId } }));
      },
    });
  };
  return (
    <form
      className={classes.page}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        submit();
      }}
    >
      <div className={classes.form}>
        {replaced !== null && <Alert variant="outline">{words.replacing}</Alert>}
        <RestoredNote wasRestored={draft.wasRestored} onAnew={() => onAnew({ personId: text.personId })} />
        <Loaded query={people}>
          {(data) => (
            <Select
              label={words.person}
              placeholder={words.personHint}
              data={data.people.map((person) => ({
                value: person.personId,
                label: [person.name, person.employeeNumber, person.title, person.unitName]
                  .filter((part) => part !== null && part !== '')
                  .join(' · '),
              }))}
              value={text.personId}
              disabled={replaced !== null}
              autoFocus={text.personId === null}
              limit={shownAtMost}
              nothingFoundMessage={words.nobody}
              searchable
              selectFirstOptionOnChange
              onChange={(personId) => set({ personId, indicator: null, taskId: '' })}
              {...check.of('personId')}
            />
          )}
        </Loaded>
        {text.personId !== null && (
          <Loaded query={observables}>
            {(data) => (
              <IndicatorField
                data={data}
                value={text.indicator}
                isFirst={replaced === null}
                check={check.of('indicator')}
                onChange={(indicator) => {
                  set({ indicator });
                  if (indicator !== null) setTimeout(() => seenField.current?.focus());
                }}
              />
            )}
          </Loaded>
        )}
        <Textarea
          ref={seenField}
          label={words.seen}
          description={words.seenHint}
          value={text.seen}
          maxLength={4000}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => set({ seen: event.currentTarget.value })}
          {...check.of('seen')}
        />
        <RatingChoice
          label={words.rating}
          hint={words.ratingKeys}
          choices={ratingChoices}
          value={text.rating}
          error={check.showsAll && text.rating === null ? words.missing.rating : undefined}
          onChange={(rating) => set({ rating })}
        />
        {replaced !== null && (
          <TextInput
            label={words.reason}
            value={text.reason}
            maxLength={1000}
            withAsterisk
            onChange={(event) => set({ reason: event.currentTarget.value })}
            {...check.of('reason')}
          />
        )}
        <div className={classes.actions}>
          <Button type="submit" loading={isPending}>
            {replaced === null ? words.action : words.replaceAction}
          </Button>
          <span className={classes.keys}>{words.keys}</span>
          <DraftStatus state={draft.state} />
        </div>
        <FailureNote title={words.failed} error={record.error ?? replace.error} />
        <CircumstanceFields
          value={where}
          tasks={(known?.tasks ?? []).filter(({ competencyId }) => chosen === undefined || competencyId === chosen.competencyId)}
          faults={faultsOfPlace}
          onChange={set}
        />
        <EvidenceField files={text.evidence} onChange={(next) => draft.change((old) => ({ ...old, evidence: next(old.evidence) }))} />
      </div>
    </form>
  );
}
