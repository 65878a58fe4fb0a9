import { fail, ok } from '../result';

/** What was printed, half keyed, keyed twice and not alike, alike and not signed, made a record, or taken out of use. */
export const paperStates = ['printed', 'keyedOnce', 'mismatch', 'agreed', 'recorded', 'void'] as const;
export type PaperState = (typeof paperStates)[number];
export type PaperPlace = 'first' | 'second';

/** One keying of a form by one person. In each round both key it, the first not seen by the second. */
export interface Keying {
  readonly round: number;
  readonly place: PaperPlace;
  readonly userId: string;
  /** With all accounts of one person one person. */
  readonly personId: string | null;
}

/** Both keyings of the last round in which there are two. */
export function lastPair<K extends Keying>(keyings: readonly K[]): { readonly first: K; readonly second: K } | null {
  const rounds = keyings.map(({ round }) => round).toSorted((a, b) => b - a);
  for (const round of rounds) {
    const first = keyings.find((one) => one.round === round && one.place === 'first');
    const second = keyings.find((one) => one.round === round && one.place === 'second');
    if (first !== undefined && second !== undefined) return { first, second };
  }
  return null;
}

/** In which round and place somebody keys next, `isAlike`: whether the last two keyings say the same. */
export function nextKeying(keyings: readonly Keying[], by: Pick<Keying, 'userId' | 'personId'>, isAlike: boolean) {
  const pair = lastPair(keyings);
  const round = (pair?.first.round ?? 0) + 1;
  const open = keyings.find((one) => one.round === round);
  if (pair === null) {
    if (open === undefined) return ok({ round, place: 'first' as const });
    return isSame(open, by) ? fail('KeyedAlready') : ok({ round, place: 'second' as const });
  }
  if (isAlike) return fail('AlreadyAgreed');
  const place = isSame(pair.first, by) ? ('first' as const) : isSame(pair.second, by) ? ('second' as const) : null;
  if (place === null) return fail('OtherTranscribers');
  return open?.place === place ? fail('KeyedAlready') : ok({ round, place });
}

function isSame(one: Pick<Keying, 'userId' | 'personId'>, other: Pick<Keying, 'userId' | 'personId'>): boolean {
  return one.userId === other.userId || (one.personId !== null && one.personId === other.personId);
}

export interface KeyedDifference {
  /** Such as `performedOn` or `steps.<stepId>.result`. */
  readonly field: string;
  readonly first: string;
  readonly second: string;
}

/** Where two keyings of one form are not the same, field by field. Spaces at the ends are the schema's business, not a difference. */
export function keyedDifferences(first: object, second: object): KeyedDifference[] {
  const [one, other] = [keyedFields(first), keyedFields(second)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((field) => {
    const [a, b] = [one.get(field) ?? '', other.get(field) ?? ''];
    return a === b ? [] : [{ field, first: a, second: b }];
  });
}

/** A list whose members have an id is read by it, any other by place. */
function keyedFields(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map([[path, '']]);
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value !== 'object') return new Map([[path, JSON.stringify(value)]]);
  const members = Array.isArray(value)
    ? value.map((member: unknown, index): [string, unknown] => [idOf(member) ?? String(index + 1), member])
    : Object.entries(value);
  return new Map(
    members
      .filter(([name]) => name !== 'stepId' && name !== 'indicatorId')
      .flatMap(([name, member]) => [...keyedFields(member, path === '' ? name : `${path}.${name}`)]),
  );
}

function idOf(member: unknown): string | null {
  if (typeof member !== 'object' || member === null) return null;
  if ('stepId' in member) return String(member.stepId);
  return 'indicatorId' in member ? String(member.indicatorId) : null;
}
