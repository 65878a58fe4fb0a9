import { type KnownRows, knownRows } from '../../shared/domain/intake/known-rows';
import type { PeoplePass } from '../../shared/domain/intake/people-pass';

/** The rows of a file as the next one is compared with them. */
export function knownFrom({ digests }: Pick<PeoplePass, 'digests'>): KnownRows {
  return knownRows([...digests()].map((pair) => pair.join('\n')).join('\n'));
}
