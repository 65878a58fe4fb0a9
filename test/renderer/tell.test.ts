import { notifications, notificationsStore } from '@mantine/notifications';
import { afterEach, expect, test } from 'vitest';
import { holdMessages, tell, tellOnlyIn } from '../../renderer/lib/tell';

const told = () => {
  const { notifications: shown, queue } = notificationsStore.getState();
  return [...shown, ...queue].map(({ message }) => message);
};

afterEach(() => notifications.clean());

test('what was told in a session, shown or still waiting, goes with it', () => {
  tellOnlyIn({ state: 'unlocked' });
  const messages = Array.from({ length: 8 }, (_, index) => `Signed for person ${index}`);
  for (const message of messages) tell(message);
  tellOnlyIn({ state: 'unlocked' });
  expect(told()).toEqual(messages);
  tellOnlyIn({ state: 'locked' });
  expect(told()).toEqual([]);
});

test('what is told when the session is over waits for nobody', () => {
  tellOnlyIn({ state: 'unlocked' });
  tellOnlyIn({ state: 'connecting' });
  tell('Signed for Pia Pump');
  tellOnlyIn({ state: 'unlocked' });
  expect(told()).toEqual([]);
});

test('nothing lies over the place of somebody else, and what is told meanwhile is told afterwards', () => {
  tellOnlyIn({ state: 'unlocked' });
  tell('The rating has begun');
  const release = holdMessages();
  tell('Written to disk');
  expect(told()).toEqual([]);
  release();
  expect(told()).toEqual(['The rating has begun', 'Written to disk']);
});

test('what is held back goes with the session', () => {
  tellOnlyIn({ state: 'unlocked' });
  const release = holdMessages();
  tell('Signed for Pia Pump');
  tellOnlyIn({ state: 'locked' });
  tellOnlyIn({ state: 'unlocked' });
  release();
  expect(told()).toEqual([]);
});
