import { z } from 'zod';
import { sessionState } from './shapes';

export const sessionNotFound = { SessionNotFound: { message: 'There is no such session, or you are not part of it.' } };
export const wrongState = {
  WrongState: {
    message: 'The session is not at this step any more, or not yet. Nothing was changed.',
    data: z.object({ state: sessionState }),
  },
};
export const facilitators = {
  NotFacilitator: { message: 'Only the facilitator or co-facilitator of this session does that.' },
};
export const panel = {
  NotOnPanel: { message: 'You are not on the panel of this session. Nothing was recorded.' },
  ObserverCannotRate: { message: 'An observer looks on: an observer neither rates nor signs. Nothing was recorded.' },
};
export const partnerNotFound = {
  PartnerNotFound: {
    message: 'A site at which somebody is to rate is no confirmed partner, or has given no key to encrypt to. Nothing was changed.',
  },
};
