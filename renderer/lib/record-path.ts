import type { Reason } from '../../shared/contract/values';

type RecordLink = NonNullable<Reason['record']>;

const pathByEntity = {
  assessment: '/assess/records/',
  competency: '/framework/competencies/',
  role: '/framework/roles/',
  person: '/people/',
  revision: '/framework/revisions/',
} as const satisfies Record<RecordLink['entity'], string>;

/** The address of a record that a reason rests on. */
export function recordPath({ entity, id }: RecordLink): string {
  return pathByEntity[entity] + id;
}
