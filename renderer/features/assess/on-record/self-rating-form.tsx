import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { byEveryWord } from '../../../lib/by-every-word';
import { useFieldCheck } from '../../../lib/field-check';
import { tell } from '../../../lib/tell';
import { evidenceWords } from '../../../lib/words/evidence';
import { Loaded } from '../../../ui/loaded';
import { useCompetency, usePerson, useRateOneself } from './queries';
import { SignedInPlace } from './signed-in-place';
import classes from './on-record.module.css';

const words = evidenceWords.self;

/** How the person sees one of their levels, said by themselves: in their own session or in place. */
export function SelfRatingForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const person = usePerson(personId);
  const [competencyId, setCompetencyId] = useState<string | null>(null);
  const [level, setLevel] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const competency = useCompetency(competencyId);
  const rate = useRateOneself();
  const check = useFieldCheck({
    competencyId: competencyId === null ? words.missing.competencyId : null,
    level: level === null ? words.missing.level : null,
  });
  const levels = (competency.data?.scale.levels ?? []).map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}` }));
  return (
    <div className={classes.form}>
      <p>{words.hint}</p>
      <Loaded query={person}>
        {(data) => (
          <Select
            label={words.competency}
            data={data.standings.map((one) => ({ value: one.competencyId, label: `${one.competencyCode} ${one.competencyTitle}` }))}
            value={competencyId}
            searchable
            autoFocus
            filter={byEveryWord}
            onChange={(next) => {
              setCompetencyId(next);
              setLevel(null);
            }}
            {...check.of('competencyId')}
          />
        )}
      </Loaded>
      <Select label={words.level} data={levels} value={level} disabled={levels.length === 0} onChange={setLevel} {...check.of('level')} />
      <Textarea
        label={words.comment}
        value={comment}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <SignedInPlace
        content={
          <p>
            {competency.data?.title}: {levels.find(({ value }) => value === level)?.label} {comment}
          </p>
        }
        meaning={words.meaning}
        action={words.action}
        failed={words.failed}
        error={rate.error}
        isPending={rate.isPending}
        isComplete={check.isComplete}
        onSign={(signature) => {
          if (competencyId === null || level === null) return;
          rate.mutate(
            { personId, competencyId, level: Number(level), comment, signature },
            {
              onSuccess: () => {
                tell(words.done);
                onDone();
              },
            },
          );
        }}
      />
    </div>
  );
}
