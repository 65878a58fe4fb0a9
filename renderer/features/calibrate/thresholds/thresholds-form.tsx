import { Checkbox, NumberInput, Select } from '@mantine/core';
import { criticalities, thresholdFigures, type Limits } from '../../../../shared/domain/calibration/thresholds';
import type { FieldCheck, Faults } from '../../../lib/field-check';
import { useRuleDraft } from '../../../lib/rule-draft';
import { ruleChanges } from '../../../lib/rule-text';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { uiWords } from '../../../lib/words/ui';
import { RuleFields, RuleForm } from '../../../ui/signed-rule/rule-form';
import { useSaveThresholds, type FoundThresholds, type ThresholdContent } from './queries';
import { limitFields, readLimits, typedLimits, type LimitField, type TypedLimits } from './typed-limits';
import { thresholdGroups } from './threshold-text';

const words = consequenceWords.thresholds;
const places = ['overall', ...criticalities] as const;
type Place = (typeof places)[number];

interface ThresholdText {
  readonly limits: Readonly<Record<Place, TypedLimits | null>>;
  readonly decidedBy: ThresholdContent['decidedBy'];
  readonly reach: ThresholdContent['reach'];
  readonly validMonths: number | string;
  readonly lookBackMonths: number | string;
}

/** The next revision of the thresholds: prepared here, approved in place by somebody else. */
export function ThresholdsForm({ found, onDone }: { readonly found: FoundThresholds; readonly onDone: () => void }) {
  const save = useSaveThresholds();
  const { content, revision } = found;
  const draft = useRuleDraft<ThresholdText>('thresholds', words.formTitle, revision, {
    limits: {
      overall: typedLimits(content.overall),
      low: typedLimits(content.byCriticality.low),
      medium: typedLimits(content.byCriticality.medium),
      high: typedLimits(content.byCriticality.high),
      critical: typedLimits(content.byCriticality.critical),
    },
    decidedBy: content.decidedBy,
    reach: content.reach,
    validMonths: content.validMonths,
    lookBackMonths: content.lookBackMonths,
  });
  const { limits, decidedBy, reach, validMonths, lookBackMonths } = draft.text;
  const set = (part: Partial<ThresholdText>): void => draft.change({ ...draft.text, ...part });
  const setLimits = (place: Place, typed: TypedLimits | null): void => set({ limits: { ...limits, [place]: typed } });
  const next = nextContent();
  const changes = next === null ? null : ruleChanges(thresholdGroups(content), thresholdGroups(next));
  const faults: Faults<string> = {
    ...Object.fromEntries(places.flatMap((place) => faultsOf(place, limits[place]))),
    validMonths: isWhole(validMonths, 60) ? null : uiWords.rule.whole(1, 60),
    lookBackMonths: isWhole(lookBackMonths, 120) ? null : uiWords.rule.whole(1, 120),
  };
  const group = (of: FieldCheck<string>['of'], place: Place) => {
    const typed = limits[place];
    if (typed === null) return null;
    return limitFields.map((field) => (
      <NumberInput
        key={field}
        label={words.fields[field]}
        {...(field === 'minimumCases' ? {} : { description: words.empty })}
        value={typed[field]}
        onChange={(value) => setLimits(place, { ...typed, [field]: value })}
        {...of(`${place}.${field}`)}
      />
    ));
  };
  return (
    <RuleForm
      words={words}
      draft={draft}
      faults={faults}
      changes={changes}
      save={save}
      onSign={(approved, done) => {
        if (next !== null) save.mutate(draft.handIn({ content: next, ...approved }), done);
      }}
      onDone={onDone}
    >
      {(of) => (
        <>
          <RuleFields legend={words.overall}>{group(of, 'overall')}</RuleFields>
          {criticalities.map((place) => (
            <RuleFields key={place} legend={words.of(place)}>
              <Checkbox
                label={words.own(place)}
                checked={limits[place] !== null}
                onChange={(event) => setLimits(place, event.currentTarget.checked ? limits.overall : null)}
              />
              {group(of, place)}
            </RuleFields>
          ))}
          <RuleFields legend={words.rest}>
            <Select
              label={words.fields.decidedBy}
              data={(['estimate', 'interval'] as const).map((value) => ({ value, label: words.decidedBy[value] }))}
              value={decidedBy}
              allowDeselect={false}
              onChange={(value) => set({ decidedBy: value === 'interval' ? 'interval' : 'estimate' })}
            />
            <Select
              label={words.fields.reach}
              description={words.reachHint}
              data={(['everything', 'measured'] as const).map((value) => ({ value, label: words.reach[value] }))}
              value={reach}
              allowDeselect={false}
              onChange={(value) => set({ reach: value === 'measured' ? 'measured' : 'everything' })}
            />
            <NumberInput
              label={words.fields.validMonths}
              value={validMonths}
              allowDecimal={false}
              onChange={(value) => set({ validMonths: value })}
              {...of('validMonths')}
            />
            <NumberInput
              label={words.fields.lookBackMonths}
              value={lookBackMonths}
              allowDecimal={false}
              onChange={(value) => set({ lookBackMonths: value })}
              {...of('lookBackMonths')}
            />
          </RuleFields>
        </>
      )}
    </RuleForm>
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
  if (field === 'minimumCases') return isWhole(value, 1000, 2) ? null : uiWords.rule.whole(2, 1000);
  const [least, most] = field === 'kappa' ? [-1, 1] : field === 'severity' ? [0, 8] : [0, 100];
  return value === '' || (typeof value === 'number' && value >= least && value <= most) ? null : words.faults.figure(least, most);
}

const isWhole = (value: number | string, most: number, least = 1): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
