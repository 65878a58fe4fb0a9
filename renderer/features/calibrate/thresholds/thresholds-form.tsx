import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { criticalities, thresholdFigures, type Limits } from '../../../../shared/domain/calibration/thresholds';
import { errorMessage } from '../../../lib/error-message';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { isReason } from '../../../lib/reason';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { uiWords } from '../../../lib/words/ui';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox } from '../../../ui/sign-box';
import { useSaveThresholds, type FoundThresholds, type ThresholdContent } from './queries';
import { limitFields, readLimits, typedLimits, type LimitField, type TypedLimits } from './typed-limits';
import { thresholdChanges } from './threshold-text';
import classes from './thresholds.module.css';

const words = consequenceWords.thresholds;
const places = ['overall', ...criticalities] as const;
type Place = (typeof places)[number];

/** The next revision of the thresholds: prepared here, approved in place by somebody else. */
export function ThresholdsForm({ found, onDone }: { readonly found: FoundThresholds; readonly onDone: () => void }) {
  useFocusBack();
  const save = useSaveThresholds();
  const { user } = useSession();
  const { content, revision } = found;
  const [limits, setLimits] = useState<Readonly<Record<Place, TypedLimits | null>>>({
    overall: typedLimits(content.overall),
    low: typedLimits(content.byCriticality.low),
    medium: typedLimits(content.byCriticality.medium),
    high: typedLimits(content.byCriticality.high),
    critical: typedLimits(content.byCriticality.critical),
  });
  const [decidedBy, setDecidedBy] = useState(content.decidedBy);
  const [reach, setReach] = useState(content.reach);
  const [validMonths, setValid] = useState<number | string>(content.validMonths);
  const [lookBackMonths, setLookBack] = useState<number | string>(content.lookBackMonths);
  const [reason, setReason] = useState('');
  const next = nextContent();
  const changes = next === null ? [] : thresholdChanges(content, next);
  const check = useFieldCheck<string>({
    ...Object.fromEntries(places.flatMap((place) => faultsOf(place, limits[place]))),
    validMonths: isWhole(validMonths, 60) ? null : words.faults.whole(1, 60),
    lookBackMonths: isWhole(lookBackMonths, 120) ? null : words.faults.whole(1, 120),
    reason: !isReason(reason) ? words.reasonMissing : changes.length === 0 ? words.unchanged : null,
  });
  const isWrongPassphrase = save.error instanceof ORPCError && save.error.code === 'WrongPassphrase';
  const group = (place: Place) => {
    const typed = limits[place];
    if (typed === null) return null;
    return limitFields.map((field) => (
      <NumberInput
        key={field}
        label={words.fields[field]}
        {...(field === 'minimumCases' ? {} : { description: words.empty })}
        value={typed[field]}
        className={classes.number}
        onChange={(value) => setLimits({ ...limits, [place]: { ...typed, [field]: value } })}
        {...check.of(`${place}.${field}`)}
      />
    ));
  };
  return (
    <section className={classes.section} aria-label={words.title2} onKeyDown={onEscape(onDone)}>
      <fieldset className={classes.group}>
        <legend>{words.overall}</legend>
        {group('overall')}
      </fieldset>
      {criticalities.map((place) => (
        <fieldset key={place} className={classes.group}>
          <legend>{words.of(place)}</legend>
          <Checkbox
            label={words.own(place)}
            checked={limits[place] !== null}
            onChange={(event) => setLimits({ ...limits, [place]: event.currentTarget.checked ? limits.overall : null })}
          />
          {group(place)}
        </fieldset>
      ))}
      <fieldset className={classes.group}>
        <legend>{words.rest}</legend>
        <Select
          label={words.fields.decidedBy}
          data={(['estimate', 'interval'] as const).map((value) => ({ value, label: words.decidedBy[value] }))}
          value={decidedBy}
          allowDeselect={false}
          className={classes.number}
          onChange={(value) => setDecidedBy(value === 'interval' ? 'interval' : 'estimate')}
        />
        <Select
          label={words.fields.reach}
          description={words.reachHint}
          data={(['everything', 'measured'] as const).map((value) => ({ value, label: words.reach[value] }))}
          value={reach}
          allowDeselect={false}
          className={classes.wide}
          onChange={(value) => setReach(value === 'measured' ? 'measured' : 'everything')}
        />
        <NumberInput
          label={words.fields.validMonths}
          value={validMonths}
          allowDecimal={false}
          className={classes.number}
          onChange={setValid}
          {...check.of('validMonths')}
        />
        <NumberInput
          label={words.fields.lookBackMonths}
          value={lookBackMonths}
          allowDecimal={false}
          className={classes.number}
          onChange={setLookBack}
          {...check.of('lookBackMonths')}
        />
      </fieldset>
      <TextInput
        label={words.fields.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <p className={classes.small}>{words.note(user.printedName)}</p>
      <SignBox
        content={<Changes changes={changes} />}
        meanings={[{ value: 'signed', label: words.meaning }]}
        asksUserId
        actionLabel={() => words.action}
        isSigning={save.isPending}
        error={isWrongPassphrase ? errorMessage(save.error).message : null}
        isComplete={check.isComplete}
        onSign={({ userId, passphrase }) => {
          if (next === null) return;
          save.mutate(
            { basis: revision, content: next, reason, signature: { login: userId ?? '', passphrase } },
            {
              onSuccess: (saved) => {
                tell(words.done(saved.revision));
                onDone();
              },
            },
          );
        }}
      />
      {!isWrongPassphrase && <FailureNote title={words.failed} error={save.error} />}
      <div>
        <Button variant="default" onClick={onDone}>
          {uiWords.cancel}
        </Button>
      </div>
    </section>
  );

  /** What is typed as it would be saved; null: something of it is no number. */
  function nextContent(): ThresholdContent | null {
    const read = { overall: readLimits(limits.overall), ...Object.fromEntries(criticalities.map((one) => [one, readLimits(limits[one])])) };
    const all: Partial<Record<Place, Limits | 'none' | 'wrong'>> = read;
    if (places.some((place) => all[place] === 'wrong') || !isWhole(validMonths, 60) || !isWhole(lookBackMonths, 120)) return null;
    const of = (place: Place): Limits | null => {
      const limit = all[place];
      return limit === undefined || limit === 'none' || limit === 'wrong' ? null : limit;
    };
    const overall = of('overall');
    if (overall === null) return null;
    const byCriticality = { low: of('low'), medium: of('medium'), high: of('high'), critical: of('critical') };
    return { overall, byCriticality, decidedBy, reach, validMonths: Number(validMonths), lookBackMonths: Number(lookBackMonths) };
  }
}

function faultsOf(place: Place, typed: TypedLimits | null): Array<[string, string | null]> {
  if (typed === null) return [];
  const isAsked = thresholdFigures.some((figure) => typed[figure] !== '');
  return limitFields.map((field: LimitField) => {
    const fault = faultOf(field, typed[field]);
    return [`${place}.${field}`, fault ?? (field === 'kappa' && !isAsked ? words.faults.noFigure : null)];
  });
}

function faultOf(field: LimitField, value: number | string): string | null {
  if (field === 'minimumCases') return isWhole(value, 1000, 2) ? null : words.faults.whole(2, 1000);
  const [least, most] = field === 'kappa' ? [-1, 1] : field === 'severity' ? [0, 8] : [0, 100];
  return value === '' || (typeof value === 'number' && value >= least && value <= most) ? null : words.faults.figure(least, most);
}

const isWhole = (value: number | string, most: number, least = 1): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

function Changes({ changes }: { readonly changes: readonly string[] }) {
  if (changes.length === 0) return words.nothing;
  return (
    <>
      {words.changes}
      <ul className={classes.changes}>
        {changes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
