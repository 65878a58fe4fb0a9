/** What a node of the organisation tree is. */
export const unitKinds = ['site', 'department', 'unit', 'team', 'line', 'station', 'shift', 'crew'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A unit of the organisation tree, as far as its place in the tree matters. */
export interface OrgUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly name: string;
}

/** The department a unit lies in, or is; null above the departments. */
export function departmentOf<U extends OrgUnit>(unitById: ReadonlyMap<string, U>, unitId: string | null): U | null {
  return unitAtOrAbove(unitById, unitId, 'department');
}

/** The unit of a kind that a unit lies in, or is; null where there is none. */
export function unitAtOrAbove<U extends OrgUnit>(unitById: ReadonlyMap<string, U>, unitId: string | null, kind: UnitKind): U | null {
  const passed = new Set<string>();
  for (let at = unitId; at !== null && !passed.has(at);) {
    passed.add(at);
    const unit = unitById.get(at);
    if (unit === undefined || unit.kind === kind) return unit ?? null;
    at = unit.parentId;
  }
  return null;
}

/** Below which kinds a kind may lie; null: at the top. */
export const parentKinds: Readonly<Record<UnitKind, readonly (UnitKind | null)[]>> = {
  site: [null],
  department: [null, 'site', 'department'],
  unit: ['site', 'department', 'unit'],
  team: ['site', 'department', 'unit', 'team', 'line'],
  line: ['site', 'department', 'unit', 'line'],
  station: ['site', 'department', 'unit', 'team', 'line'],
  shift: ['site', 'department', 'unit', 'team', 'line', 'station'],
  crew: ['site', 'department', 'unit', 'team', 'line', 'shift'],
};

/** Kinds that the HRIS knows nothing of, so that they may hang below what it owns. */
export const localKinds: ReadonlySet<UnitKind> = new Set<UnitKind>(['team', 'line', 'station', 'shift', 'crew']);

/** The kinds that may lie below a unit: below one that the HRIS owns only those that it knows nothing of. */
export function kindsBelow(parent: { readonly kind: UnitKind; readonly isOwnedByHris: boolean } | null): readonly UnitKind[] {
  return unitKinds.filter(
    (kind) => parentKinds[kind].includes(parent?.kind ?? null) && (parent === null || !parent.isOwnedByHris || localKinds.has(kind)),
  );
}
