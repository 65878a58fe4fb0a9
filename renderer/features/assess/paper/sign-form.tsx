import { TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { errorMessage } from '../../../lib/error-message';
import { useSession } from '../../../lib/session';
import { assessWords } from '../../../lib/words/assess';
import { paperWords as words } from '../../../lib/words/paper';
import { FailureNote } from '../../../ui/failure-note';
import { KeyValueList } from '../../../ui/key-value-list';
import { SignBox } from '../../../ui/sign-box';
import { EvidenceField } from '../form/evidence-field';
import type { StagedFile } from '../queries';
import { useSignForm, type FoundForm } from './queries';
import classes from '../assess.module.css';

const meanings = [
  { value: 'assessed', label: words.sign.assessed },
  { value: 'transcribed', label: words.sign.transcribed },
] as const;

/** What both keyed, the scan, and the signature of the assessor or, with the scan, of who keyed it. */
export function SignForm({ found, agreed }: { readonly found: FoundForm; readonly agreed: NonNullable<FoundForm['agreed']> }) {
  const { user } = useSession();
  const [files, setFiles] = useState<readonly StagedFile[]>([]);
  const [lateReason, setLateReason] = useState('');
  const [prerequisiteReason, setPrerequisiteReason] = useState('');
  const [independenceReason, setIndependenceReason] = useState('');
  const sign = useSignForm();
  const code = sign.error instanceof ORPCError ? sign.error.code : null;
  const check = useFieldCheck({ lateReason: agreed.isLate && lateReason.trim() === '' ? words.missing : null });
  const { form } = found;
  return (
    <section className={classes.section} aria-labelledby="paper-sign">
      <h2 id="paper-sign" className={classes.smallTitle}>
        {words.sign.title}
      </h2>
      <p className={classes.text}>{words.sign.agreed(agreed.assessorName)}</p>
      {agreed.isLate && (
        <TextInput
          label={words.sign.lateReason}
          description={words.sign.lateHint(found.lateAfterHours)}
          value={lateReason}
          maxLength={4000}
          withAsterisk
          onChange={(event) => setLateReason(event.currentTarget.value)}
          {...check.of('lateReason')}
        />
      )}
      {(code === 'PrerequisiteUnmet' || prerequisiteReason !== '') && (
        <TextInput
          label={words.sign.prerequisiteReason}
          value={prerequisiteReason}
          maxLength={4000}
          onChange={(event) => setPrerequisiteReason(event.currentTarget.value)}
        />
      )}
      {(code === 'IndependenceReasonMissing' || independenceReason !== '') && (
        <TextInput
          label={words.sign.independenceReason}
          value={independenceReason}
          maxLength={4000}
          onChange={(event) => setIndependenceReason(event.currentTarget.value)}
        />
      )}
      <EvidenceField files={files} onChange={setFiles} />
      <SignBox
        content={<Agreed found={found} agreed={agreed} />}
        meanings={meanings}
        asksUserId
        actionLabel={({ value }) => words.sign.action(value === 'transcribed')}
        isSigning={sign.isPending}
        error={code === 'WrongPassphrase' && sign.error !== null ? errorMessage(sign.error).message : null}
        isComplete={check.isComplete}
        onSign={({ meaning, passphrase, userId }) =>
          sign.mutate({
            personId: form.personId,
            formId: form.formId,
            as: meaning === 'transcribed' ? 'transcribed' : 'assessed',
            lateReason: lateReason === '' ? null : lateReason,
            prerequisiteReason,
            independenceReason,
            evidenceIds: files.map(({ evidenceId }) => evidenceId),
            signature: { login: userId ?? user.login, passphrase },
          })
        }
      />
      {code !== 'WrongPassphrase' && <FailureNote title={words.sign.failed} error={sign.error} />}
    </section>
  );
}

function Agreed({
  found: { form, steps, indicators },
  agreed,
}: {
  readonly found: FoundForm;
  readonly agreed: NonNullable<FoundForm['agreed']>;
}) {
  const { knowledge } = agreed;
  const given = (key: 'place' | 'equipment' | 'shift' | 'abnormalCondition' | 'note') =>
    agreed[key] === '' ? [] : [{ key, label: words.fields[key] ?? key, value: agreed[key] }];
  return (
    <KeyValueList
      items={[
        { key: 'person', label: assessWords.start.person, value: form.personName },
        { key: 'competency', label: words.competency, value: `${form.competencyCode} ${form.competencyTitle} · ${form.levelCode}` },
        { key: 'on', label: words.fields['performedOn'] ?? '', value: `${agreed.performedOn} ${agreed.performedTime ?? ''}` },
        { key: 'method', label: words.fields['method'] ?? '', value: assessWords.methods[agreed.method] },
        { key: 'assessor', label: words.fields['assessorLogin'] ?? '', value: `${agreed.assessorName} (${agreed.assessorLogin})` },
        ...given('place'),
        ...given('equipment'),
        ...given('shift'),
        ...given('abnormalCondition'),
        ...given('note'),
        ...(knowledge === null
          ? []
          : [
              {
                key: 'points',
                label: words.fields['knowledge'] ?? '',
                value: `${knowledge.score} / ${knowledge.maxScore} (${knowledge.passMark})`,
              },
            ]),
        ...(form.kind === 'practical' ? steps : []).map((step, index) => {
          const one = agreed.steps.find(({ stepId }) => stepId === step.stepId);
          const result = one === undefined ? words.empty : assessWords.results[one.result];
          return { key: step.stepId, label: `${index + 1}`, value: [step.text, result, one?.note].filter(Boolean).join(' · ') };
        }),
        ...(form.kind === 'observation' ? indicators : []).map((indicator, index) => {
          const one = agreed.ratings.find(({ indicatorId }) => indicatorId === indicator.indicatorId);
          const rating = one === undefined ? words.empty : assessWords.ratings[one.rating];
          return {
            key: indicator.indicatorId,
            label: `${index + 1}`,
            value: [indicator.text, rating, one?.note].filter(Boolean).join(' · '),
          };
        }),
        ...agreed.questions.map((one, index) => ({
          key: `question ${index}`,
          label: words.resultOf(index + 1, words.question),
          value: `${one.question} “${one.answer}” · ${assessWords.results[one.result]}`,
        })),
      ]}
    />
  );
}
