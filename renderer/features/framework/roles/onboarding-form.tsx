import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { longestOnboardingDays, onboardingOwners, type OnboardingOwner } from '../../../../shared/domain/people/onboarding';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { onboardingWords as words } from '../../../lib/words/onboarding';
import { ActForm } from '../../../ui/act-form';
import { useCompetencies, useSaveOnboarding, type OnboardingLine } from '../queries';
import framework from '../framework.module.css';
import classes from './onboarding.module.css';

const { fields } = words;

interface Typed {
  readonly key: string;
  readonly lineId: string | null;
  readonly title: string;
  readonly competencyId: string | null;
  readonly days: string;
  readonly owner: OnboardingOwner;
}

/** The lines of a role's template as they are typed. */
export function OnboardingForm({
  roleId,
  lines,
  onDone,
}: {
  readonly roleId: string;
  readonly lines: readonly OnboardingLine[];
  readonly onDone: () => void;
}) {
  const save = useSaveOnboarding();
  const competencies = (useCompetencies().data?.competencies ?? []).filter(({ isRetired }) => !isRetired);
  const choices = competencies.map(({ competencyId, code, title }) => ({ value: competencyId, label: `${code} ${title}` }));
  const [typed, setTyped] = useState<readonly Typed[]>(() => (lines.length === 0 ? [newLine(0)] : lines.map(typedLine)));
  const [added, setAdded] = useState(1);
  const [reason, setReason] = useState('');
  const faults = typed.flatMap(faultOfLine);
  const check = useFieldCheck({ lines: faults[0] ?? null, reason: isReason(reason) ? null : words.reasonMissing });
  const change = (key: string, part: Partial<Typed>) => setTyped(typed.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const submit = () => {
    if (!check.isComplete()) return;
    const next = typed.map(({ lineId, title, competencyId, days, owner }) => ({
      lineId,
      title,
      competencyId,
      dueDays: Number(days),
      owner,
    }));
    save.mutate(
      { roleId, lines: next, reason },
      {
        onSuccess: () => {
          tell(words.saved);
          onDone();
        },
      },
    );
  };
  return (
    <ActForm
      label={words.formTitle}
      action={words.save}
      failed={words.failed}
      isPending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onCancel={onDone}
    >
      <p className={framework.small}>{words.hint}</p>
      <ol className={classes.lines}>
        {typed.map((line, index) => (
          <li key={line.key} className={classes.line}>
            <TextInput
              size="xs"
              className={classes.what}
              label={fields.what}
              aria-label={words.ofLine(fields.what, index + 1)}
              value={line.title}
              maxLength={200}
              onChange={(event) => change(line.key, { title: event.currentTarget.value })}
            />
            <Select
              size="xs"
              label={fields.competency}
              aria-label={words.ofLine(fields.competency, index + 1)}
              placeholder={words.noCompetency}
              data={choices}
              value={line.competencyId}
              limit={60}
              searchable
              clearable
              onChange={(competencyId) => change(line.key, { competencyId })}
            />
            <TextInput
              size="xs"
              label={fields.days}
              aria-label={words.ofLine(fields.days, index + 1)}
              value={line.days}
              maxLength={3}
              error={check.showsAll && !isDays(line.days)}
              onChange={(event) => change(line.key, { days: event.currentTarget.value.trim() })}
            />
            <Select
              size="xs"
              label={fields.owner}
              aria-label={words.ofLine(fields.owner, index + 1)}
              data={onboardingOwners.map((value) => ({ value, label: words.owners[value] }))}
              value={line.owner}
              allowDeselect={false}
              onChange={(next) => change(line.key, { owner: next === 'manager' ? 'manager' : 'person' })}
            />
            <span className={classes.tools}>
              <ActionIcon
                aria-label={words.up(index + 1)}
                title={words.up(index + 1)}
                disabled={index === 0}
                onClick={() => setTyped([...typed.slice(0, index - 1), line, ...typed.slice(index - 1, index), ...typed.slice(index + 1)])}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                aria-label={words.remove(index + 1)}
                title={words.remove(index + 1)}
                onClick={() => setTyped(typed.filter(({ key }) => key !== line.key))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ol>
      {check.showsAll && faults[0] !== undefined && (
        <p className={classes.fault} role="alert">
          {faults[0]}
        </p>
      )}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            setTyped([...typed, newLine(added)]);
            setAdded(added + 1);
          }}
        >
          {words.add}
        </Button>
      </div>
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}

const newLine = (n: number): Typed => ({ key: `new ${n}`, lineId: null, title: '', competencyId: null, days: '7', owner: 'person' });

function typedLine({ lineId, title, competencyId, dueDays, owner }: OnboardingLine): Typed {
  return { key: lineId, lineId, title, competencyId, days: String(dueDays), owner };
}

const isDays = (days: string): boolean => /^\d{1,3}$/.test(days) && Number(days) <= longestOnboardingDays;

function faultOfLine({ title, competencyId, days }: Typed, index: number): string[] {
  if (title.trim() === '' && competencyId === null) return [words.empty(index + 1)];
  return isDays(days) ? [] : [words.daysWrong(index + 1, longestOnboardingDays)];
}
