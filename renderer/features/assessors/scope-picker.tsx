import { MultiSelect, Radio, Stack } from '@mantine/core';
import type { FieldCheck } from '../../lib/field-check';
import { assessorWords } from '../../lib/words/assessors';
import { useCompetencies, useLibraries, type Authority } from './queries';

const words = assessorWords.form;

export const scopeKinds = ['all', 'library', 'competencies'] as const;
type ScopeKind = (typeof scopeKinds)[number];

/** What was chosen, each list kept while another is looked at. */
export interface ChosenScope {
  readonly kind: ScopeKind;
  readonly libraryIds: readonly string[];
  readonly competencyIds: readonly string[];
}

export const chosenOf = (scope: Authority['scope']): ChosenScope => ({
  kind: scope.kind,
  libraryIds: scope.kind === 'library' ? scope.ids : [],
  competencyIds: scope.kind === 'competencies' ? scope.ids : [],
});

export const idsOf = ({ kind, libraryIds, competencyIds }: ChosenScope): readonly string[] =>
  kind === 'all' ? [] : kind === 'library' ? libraryIds : competencyIds;

export function scopeInput(scope: ChosenScope): Authority['scope'] {
  return scope.kind === 'all' ? { kind: 'all' } : { kind: scope.kind, ids: [...idsOf(scope)] };
}

/** By id, what the libraries and competencies that can be chosen are called. */
export function useScopeNames(): ReadonlyMap<string, string> {
  const libraries = useLibraries().data?.libraries ?? [];
  const competencies = useCompetencies().data?.competencies ?? [];
  return new Map([
    ...libraries.map(({ frameworkId, name }) => [frameworkId, name] as const),
    ...competencies.map(({ competencyId, code, title }) => [competencyId, `${code} ${title}`] as const),
  ]);
}

/** Everything, whole libraries, or single competencies found by code or title. */
export function ScopePicker({
  scope,
  check,
  onChange,
}: {
  readonly scope: ChosenScope;
  readonly check: Pick<FieldCheck<'scope'>, 'of'>;
  readonly onChange: (scope: ChosenScope) => void;
}) {
  const libraries = useLibraries().data?.libraries ?? [];
  const competencies = useCompetencies().data?.competencies ?? [];
  return (
    <>
      <Radio.Group
        label={words.scope}
        value={scope.kind}
        onChange={(next) => onChange({ ...scope, kind: scopeKinds.find((one) => one === next) ?? 'all' })}
      >
        <Stack gap={8} mt={4}>
          {scopeKinds.map((kind) => (
            <Radio key={kind} value={kind} label={assessorWords.scope[kind]} />
          ))}
        </Stack>
      </Radio.Group>
      {scope.kind === 'library' && (
        <MultiSelect
          label={words.libraries}
          data={libraries.map(({ frameworkId, name }) => ({ value: frameworkId, label: name }))}
          value={[...scope.libraryIds]}
          searchable
          onChange={(libraryIds) => onChange({ ...scope, libraryIds })}
          {...check.of('scope')}
        />
      )}
      {scope.kind === 'competencies' && (
        <MultiSelect
          label={words.competencies}
          description={words.competenciesHint}
          data={competencies
            .filter(({ competencyId, isRetired }) => !isRetired || scope.competencyIds.includes(competencyId))
            .map(({ competencyId, code, title }) => ({ value: competencyId, label: `${code} ${title}` }))}
          value={[...scope.competencyIds]}
          limit={60}
          searchable
          onChange={(competencyIds) => onChange({ ...scope, competencyIds })}
          {...check.of('scope')}
        />
      )}
    </>
  );
}
