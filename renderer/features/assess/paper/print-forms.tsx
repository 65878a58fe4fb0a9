import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { signedKinds } from '../../../../shared/contract/assessment-input';
import { saveBlob } from '../../../lib/save-blob';
import { assessWords } from '../../../lib/words/assess';
import { paperWords as words } from '../../../lib/words/paper';
import { ActForm } from '../../../ui/act-form';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { SuccessNote } from '../../../ui/success-note';
import { PeopleChoice } from '../group/people-choice';
import { useAssessmentForm, useCompetencies, usePeople } from '../queries';
import { usePrintForms, useSheets } from './queries';
import classes from '../assess.module.css';
import own from './paper.module.css';

/** Makes forms for some people in one competency, and the document to print them from. */
export function PrintForms() {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<readonly string[]>([]);
  const sheets = useSheets();
  const save = () => sheets.mutate({ formIds: [...made] }, { onSuccess: ({ data, fileName }) => saveBlob(data, fileName) });
  return (
    <div className={own.print}>
      {!isOpen && (
        <div>
          <Button
            onClick={() => {
              setMade([]);
              setOpen(true);
            }}
          >
            {words.new}
          </Button>
        </div>
      )}
      {isOpen && (
        <PrintForm
          onDone={(formIds) => {
            setMade(formIds);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
      {made.length > 0 && (
        <SuccessNote>
          {words.made(made.length)}{' '}
          <Button size="compact-sm" variant="default" loading={sheets.isPending} onClick={save}>
            {words.pdf}
          </Button>
        </SuccessNote>
      )}
      <FailureNote title={words.pdfFailed} error={sheets.error} />
    </div>
  );
}

function PrintForm({ onDone, onCancel }: { readonly onDone: (formIds: readonly string[]) => void; readonly onCancel: () => void }) {
  const [personIds, setPersonIds] = useState<readonly string[]>([]);
  const [competencyId, setCompetencyId] = useState<string | null>(null);
  const [kind, setKind] = useState<(typeof signedKinds)[number]>('practical');
  const [level, setLevel] = useState<string | null>(null);
  const [wasAsked, setAsked] = useState(false);
  const competencies = useCompetencies();
  const people = usePeople();
  const print = usePrintForms();
  const nameOf = (id: string): string => people.data?.people.find(({ personId }) => personId === id)?.name ?? id;
  const [firstPerson] = personIds;
  return (
    <ActForm
      label={words.new}
      title={words.new}
      action={words.print}
      failed={words.printFailed}
      isPending={print.isPending}
      error={print.error}
      onCancel={onCancel}
      onSubmit={() => {
        setAsked(true);
        if (personIds.length === 0 || competencyId === null || level === null) return;
        print.mutate(
          { personIds: [...personIds], competencyId, level: Number(level), kind },
          { onSuccess: ({ forms }) => onDone(forms.map(({ formId }) => formId)) },
        );
      }}
    >
      <p className={classes.note}>{words.newHint}</p>
      <PeopleChoice chosen={personIds} onAdd={(added) => setPersonIds((old) => [...new Set([...old, ...added])].slice(0, 60))} />
      {personIds.length === 0 ? (
        wasAsked && <p className={own.fault}>{words.nobody}</p>
      ) : (
        <ul className={own.chosen} aria-label={words.people(personIds.length)}>
          {personIds.map((id) => (
            <li key={id}>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={assessWords.group.remove(nameOf(id))}
                onClick={() => setPersonIds((old) => old.filter((one) => one !== id))}
              >
                {nameOf(id)} ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Loaded query={competencies}>
        {(data) => (
          <Select
            label={words.competency}
            data={data.competencies
              .filter((one) => !one.isRetired)
              .map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}` }))}
            value={competencyId}
            error={wasAsked && competencyId === null ? words.noCompetency : null}
            onChange={(next) => {
              setCompetencyId(next);
              setLevel(null);
            }}
            limit={50}
            searchable
          />
        )}
      </Loaded>
      {firstPerson !== undefined && competencyId !== null && (
        <LevelChoice
          personId={firstPerson}
          competencyId={competencyId}
          level={level}
          onLevel={setLevel}
          isMissing={wasAsked && level === null}
        />
      )}
      <Select
        label={words.kind}
        data={signedKinds.map((one) => ({ value: one, label: words.kinds[one] }))}
        value={kind}
        allowDeselect={false}
        onChange={(next) => setKind(signedKinds.find((one) => one === next) ?? kind)}
      />
    </ActForm>
  );
}

function LevelChoice({
  personId,
  competencyId,
  level,
  isMissing,
  onLevel,
}: {
  readonly personId: string;
  readonly competencyId: string;
  readonly level: string | null;
  readonly isMissing: boolean;
  readonly onLevel: (level: string | null) => void;
}) {
  const form = useAssessmentForm(personId, competencyId);
  return (
    <Loaded query={form}>
      {({ competency }) => (
        <Select
          label={words.level}
          data={competency.scale.levels.map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}` }))}
          value={level}
          error={isMissing ? words.missing : null}
          onChange={onLevel}
        />
      )}
    </Loaded>
  );
}
