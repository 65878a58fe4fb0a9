import { Button, Checkbox, NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { priorLearningKinds } from '../../../../shared/domain/prior-learning';
import { byEveryWord } from '../../../lib/by-every-word';
import { useFieldCheck } from '../../../lib/field-check';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { evidenceWords } from '../../../lib/words/evidence';
import { FailureNote } from '../../../ui/failure-note';
import { PassphraseField } from '../../../ui/passphrase-field';
import common from '../assess.module.css';
import { EvidenceField } from '../form/evidence-field';
import type { StagedFile } from '../queries';
import { useDecidePriorLearning, usePerson, useTerms } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.prior;
type Kind = (typeof priorLearningKinds)[number];
const nobody = { login: '', passphrase: '' };

/** Decides that what somebody learned elsewhere is worth as much: one signs, another approves beside them. */
export function PriorLearningForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const { today } = useSession();
  const person = usePerson(personId);
  const [competencyId, setCompetencyId] = useState<string | null>(null);
  const [level, setLevel] = useState('');
  const [basis, setBasis] = useState('');
  const [standsFor, setStandsFor] = useState<readonly Kind[]>([]);
  const [outcome, setOutcome] = useState<'competent' | 'notYetCompetent'>('competent');
  const [on, setOn] = useState(today);
  const [lateReason, setLateReason] = useState('');
  const [independenceReason, setIndependenceReason] = useState('');
  const [files, setFiles] = useState<readonly StagedFile[]>([]);
  const [assessor, setAssessor] = useState(nobody);
  const [approver, setApprover] = useState(nobody);
  const terms = useTerms(personId, competencyId);
  const decide = useDecidePriorLearning();
  const levels = (terms.data?.competency.scale.levels ?? []).map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}` }));
  const code = isDefinedError(decide.error) ? decide.error.code : null;
  const lacksWho = ({ login, passphrase }: typeof nobody) => (login.trim() === '' || passphrase === '' ? words.missing.who : null);
  const check = useFieldCheck({
    competencyId: competencyId === null ? words.missing.competencyId : null,
    level: level === '' ? words.missing.level : null,
    basis: basis.trim() === '' ? words.missing.basis : null,
    on: isRealDate(on) ? null : words.missing.on,
    standsFor: standsFor.length === 0 ? words.missing.standsFor : null,
    files: files.length === 0 ? words.missing.files : null,
    assessor: lacksWho(assessor),
    approver: lacksWho(approver),
  });
  const submit = () => {
    if (decide.isPending || !check.isComplete() || competencyId === null || terms.data === undefined) return;
    decide.mutate(
      {
        personId,
        competencyId,
        competencyVersion: terms.data.competency.version,
        level: Number(level),
        performedOn: on,
        place: '',
        note: '',
        lateReason: lateReason.trim() === '' ? null : lateReason,
        independenceReason,
        basis,
        standsFor: [...standsFor],
        outcome,
        evidenceIds: files.map(({ evidenceId }) => evidenceId),
        signature: assessor,
        approval: approver,
      },
      {
        onSuccess: () => {
          tell(words.done);
          onDone();
        },
      },
    );
    setAssessor({ ...assessor, passphrase: '' });
    setApprover({ ...approver, passphrase: '' });
  };
  return (
    <section className={classes.form} aria-label={words.title}>
      <h2 className={common.smallTitle}>{words.title}</h2>
      <p className={common.note}>{words.hint}</p>
      <Select
        label={words.competency}
        data={(person.data?.standings ?? []).map((one) => ({
          value: one.competencyId,
          label: `${one.competencyCode} ${one.competencyTitle}`,
        }))}
        value={competencyId}
        searchable
        autoFocus
        filter={byEveryWord}
        onChange={(next) => {
          setCompetencyId(next);
          setLevel('');
        }}
        {...check.of('competencyId')}
      />
      <Select
        label={words.level}
        data={levels}
        value={level === '' ? null : level}
        onChange={(next) => setLevel(next ?? '')}
        {...check.of('level')}
      />
      <Textarea
        label={words.basis}
        value={basis}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setBasis(event.currentTarget.value)}
        {...check.of('basis')}
      />
      <Checkbox.Group
        label={words.standsFor}
        value={[...standsFor]}
        error={check.of('standsFor').error}
        onChange={(chosen) => setStandsFor(priorLearningKinds.filter((kind) => chosen.includes(kind)))}
      >
        <div className={classes.choiceRow}>
          {priorLearningKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={words.kinds[kind]} />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={words.outcome}
        data={(['competent', 'notYetCompetent'] as const).map((value) => ({ value, label: words.outcomes[value] }))}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value === 'competent' ? 'competent' : 'notYetCompetent')}
      />
      <TextInput label={words.on} value={on} maxLength={10} onChange={(event) => setOn(event.currentTarget.value)} {...check.of('on')} />
      {(code === 'LateReasonMissing' || lateReason !== '') && (
        <TextInput label={words.late} value={lateReason} maxLength={4000} onChange={(event) => setLateReason(event.currentTarget.value)} />
      )}
      {(code === 'IndependenceReasonMissing' || independenceReason !== '') && (
        <TextInput
          label={words.independence}
          value={independenceReason}
          maxLength={4000}
          onChange={(event) => setIndependenceReason(event.currentTarget.value)}
        />
      )}
      <EvidenceField files={files} onChange={(next) => setFiles(next)} />
      {check.of('files').error !== null && (
        <p className={classes.error} role="alert">
          {check.of('files').error}
        </p>
      )}
      <Who label={words.assessor} value={assessor} error={check.showsAll ? check.of('assessor').error : null} onChange={setAssessor} />
      <Who label={words.approver} value={approver} error={check.showsAll ? check.of('approver').error : null} onChange={setApprover} />
      <FailureNote title={words.failed} error={decide.error} />
      <div className={classes.buttons}>
        <Button loading={decide.isPending} onClick={submit}>
          {words.action}
        </Button>
        <Button variant="default" onClick={onDone}>
          {evidenceWords.cancel}
        </Button>
      </div>
    </section>
  );
}

function Who({
  label,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: typeof nobody;
  readonly error: string | null;
  readonly onChange: (value: typeof nobody) => void;
}) {
  return (
    <fieldset className={classes.who}>
      <legend>{label}</legend>
      <TextInput
        label={evidenceWords.userId}
        value={value.login}
        error={error}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange({ ...value, login: event.currentTarget.value })}
      />
      <PassphraseField value={value.passphrase} onChange={(passphrase) => onChange({ ...value, passphrase })} />
    </fieldset>
  );
}
