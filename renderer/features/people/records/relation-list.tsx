import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { relationKinds, type RelationKind } from '../../../../shared/domain/independence';
import { useAsOf } from '../../../lib/as-of';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { assessorWords } from '../../../lib/words/assessors';
import { Loaded } from '../../../ui/loaded';
import { ManagerField, type Manager } from './manager-field';
import { PersonForm } from './person-form';
import { RecordSection } from './record-section';
import { useDeclare, useEndRelation, useRelations, type Relation } from './relation-queries';
import classes from './records.module.css';

const words = assessorWords.relations;

/** What was stated between the person and others that could sway a judgement. */
export function RelationList({ personId }: { readonly personId: string }) {
  const query = useRelations(personId);
  const asOf = useAsOf();
  /** Null: no form is open; empty: a new relation; else the one that is ended. */
  const [open, setOpen] = useState<string | null>(null);
  const done = () => setOpen(null);
  const ending = query.data?.relations.find(({ relationId }) => relationId === open);
  return (
    <RecordSection
      title={words.title}
      actions={
        asOf === null && (
          <Button variant="default" size="compact-sm" disabled={open !== null} onClick={() => setOpen('')}>
            {words.declare}
          </Button>
        )
      }
    >
      <p className={classes.small}>{words.hint}</p>
      {open === '' && <DeclareForm personId={personId} onDone={done} />}
      {ending !== undefined && <EndForm personId={personId} relation={ending} onDone={done} />}
      <Loaded query={query}>
        {({ relations }) =>
          relations.length === 0 ? (
            <p className={classes.small}>{words.empty}</p>
          ) : (
            <ul className={classes.list} aria-label={words.title}>
              {relations.map((relation) => (
                <li key={relation.relationId} className={classes.item}>
                  <div>
                    <strong>{words.line(words.kinds[relation.kind], relation.otherName)}</strong>
                    <p className={classes.small}>
                      {[
                        assessorWords.span(relation.from, relation.until),
                        ...(relation.note === '' ? [] : [relation.note]),
                        words.by(relation.declaredBy),
                      ].join(' · ')}
                    </p>
                  </div>
                  {asOf === null && relation.until === null && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={`${words.end} ${words.line(words.kinds[relation.kind], relation.otherName)}`}
                      disabled={open !== null}
                      onClick={() => setOpen(relation.relationId)}
                    >
                      {words.end}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </RecordSection>
  );
}

interface Text {
  readonly other: Manager | null;
  readonly kind: RelationKind;
  readonly note: string;
  readonly from: string;
  readonly until: string;
}

function DeclareForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const { today } = useSession();
  const declare = useDeclare();
  const [text, setText] = useState<Text>({ other: null, kind: 'relative', note: '', from: today, until: '' });
  const { other, kind, note, from, until } = text;
  const set = (part: Partial<Text>) => setText({ ...text, ...part });
  return (
    <PersonForm
      title={words.declareTitle}
      action={words.action}
      faults={{
        other: other === null ? words.otherMissing : other.personId === personId ? words.same : null,
        from: isRealDate(from) ? null : assessorWords.fields.dateWrong,
        until: until === '' || isRealDate(until) ? null : assessorWords.fields.dateWrong,
      }}
      isPending={declare.isPending}
      error={declare.error}
      onCancel={onDone}
      onSubmit={(reason) => {
        if (other === null) return;
        declare.mutate(
          { personId, otherPersonId: other.personId, kind, note, from, until: until === '' ? null : until, reason },
          {
            onSuccess: () => {
              tell(words.declared);
              onDone();
            },
          },
        );
      }}
    >
      {(check) => (
        <>
          <ManagerField label={words.other} manager={other} check={check.of('other')} onChange={(next) => set({ other: next })} />
          <Select
            label={words.kind}
            data={relationKinds.map((value) => ({ value, label: words.kinds[value] }))}
            value={kind}
            allowDeselect={false}
            onChange={(value) => set({ kind: relationKinds.find((one) => one === value) ?? kind })}
          />
          <TextInput label={words.note} value={note} maxLength={4000} onChange={(event) => set({ note: event.currentTarget.value })} />
          <TextInput
            label={words.from}
            value={from}
            maxLength={10}
            className={classes.dateField}
            onChange={(event) => set({ from: event.currentTarget.value.trim() })}
            {...check.of('from')}
          />
          <TextInput
            label={words.until}
            description={words.untilHint}
            value={until}
            maxLength={10}
            className={classes.dateField}
            onChange={(event) => set({ until: event.currentTarget.value.trim() })}
            {...check.of('until')}
          />
        </>
      )}
    </PersonForm>
  );
}

function EndForm({ personId, relation, onDone }: { readonly personId: string; readonly relation: Relation; readonly onDone: () => void }) {
  const { today } = useSession();
  const end = useEndRelation();
  const [until, setUntil] = useState(today);
  return (
    <PersonForm
      title={words.endTitle}
      hint={words.endHint}
      action={words.endAction}
      faults={{ until: isRealDate(until) ? null : assessorWords.fields.dateWrong }}
      isPending={end.isPending}
      error={end.error}
      onCancel={onDone}
      onSubmit={(reason) =>
        end.mutate(
          { personId, relationId: relation.relationId, until, reason },
          {
            onSuccess: () => {
              tell(words.ended);
              onDone();
            },
          },
        )
      }
    >
      {(check) => (
        <TextInput
          label={words.last}
          value={until}
          maxLength={10}
          className={classes.dateField}
          onChange={(event) => setUntil(event.currentTarget.value.trim())}
          {...check.of('until')}
        />
      )}
    </PersonForm>
  );
}
