import { employmentKinds } from '../../../shared/domain/people/employment';

/** Whom the list of people may be narrowed to: a kind of employment, or whoever another employer sends. */
export const kindFilters = [...employmentKinds, 'external'] as const;
export type KindFilter = (typeof kindFilters)[number];
