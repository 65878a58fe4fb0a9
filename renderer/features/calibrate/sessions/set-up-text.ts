import type { ShownSession } from './queries';

export type SetUpValue = Pick<
  ShownSession,
  'title' | 'plannedOn' | 'coFacilitatorUserId' | 'quorum' | 'agenda' | 'groundRules' | 'question' | 'setUp'
>;

/** What is typed of a set-up, with what is not saved of it: a question that is not asked, a guest who is not added yet. */
export interface SetUpText {
  readonly value: SetUpValue;
  readonly asks: boolean;
  readonly guest: { readonly name: string; readonly partnerId: string | null };
  /** What the chosen cases are called, by origin and id. */
  readonly titles: Readonly<Record<string, string>>;
  /** The set-up as it stood on record when this was begun. */
  readonly begunFrom: string;
}

const noGuest = { name: '', partnerId: null };

export function setUpText(initial: SetUpValue, titles: SetUpText['titles']): SetUpText {
  const { title, plannedOn, coFacilitatorUserId, quorum, agenda, groundRules, question, setUp } = initial;
  const value = { title, plannedOn, coFacilitatorUserId, quorum, agenda, groundRules, question, setUp };
  return { value, asks: question !== null, guest: noGuest, titles, begunFrom: JSON.stringify(value) };
}

type Guests = SetUpValue['setUp']['guests'];

/** What keeps the typed guest from being added; null: nothing does, or nobody is typed. */
export function guestFault(guests: Guests, { name, partnerId }: SetUpText['guest']): 'missing' | 'twice' | null {
  const typed = name.trim().toLowerCase();
  if (typed === '') return null;
  if (partnerId === null) return 'missing';
  return guests.some((one) => one.partnerId === partnerId && one.name.toLowerCase() === typed) ? 'twice' : null;
}

/** The guests with the one who is typed, where that one is whole: a name that was left in its field is meant. */
export function withTypedGuest(guests: Guests, guest: SetUpText['guest']): Guests {
  const name = guest.name.trim();
  return name === '' || guest.partnerId === null || guestFault(guests, guest) !== null
    ? guests
    : [...guests, { partnerId: guest.partnerId, name }];
}
