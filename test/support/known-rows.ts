import { type KnownRows, knownRows } from '../../shared/domain/intake/known-rows';
import type { PeoplePass } from '../../shared/domain/intake/people-pass';

/** The rows of a file as the next one is compared with them. */
export function knownFrom({ digests }: Pick<PeoplePass, 'digests'>): KnownRows {
  const [keys, texts] = [[...digests().keys()], [...digests().values()]];
  const lanes = texts.flatMap((text) => [0, 8, 16, 24].map((at) => Number.parseInt(text.slice(at, at + 8), 16)));
  return knownRows(keys.join('\n'), texts.join(''), Uint32Array.from(lanes));
}
