/** A unit of the organisation tree, as far as its place in the tree matters. */
export interface OrgUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly kind: 'site' | 'department' | 'unit';
  readonly name: string;
}

/** The department a unit lies in, or is; null above the departments. */
export function departmentOf<U extends OrgUnit>(unitById: ReadonlyMap<string, U>, unitId: string | null): U | null {
  const passed = new Set<string>();
  for (let at = unitId; at !== null && !passed.has(at);) {
    passed.add(at);
    const unit = unitById.get(at);
    if (unit === undefined) return null;
    if (unit.kind === 'department') return unit;
    at = unit.parentId;
  }
  return null;
}
