/** The scales on which these competencies are measured, each once, by name. */
export function scalesInView<Scale extends { readonly scaleId: string; readonly name: string }>(
  competencyIds: Iterable<string>,
  competencies: ReadonlyArray<{ readonly competencyId: string; readonly scaleId: string }>,
  scales: readonly Scale[],
): Scale[] {
  const shown = new Set(competencyIds);
  const used = new Set(competencies.filter(({ competencyId }) => shown.has(competencyId)).map(({ scaleId }) => scaleId));
  return scales.filter(({ scaleId }) => used.has(scaleId));
}
