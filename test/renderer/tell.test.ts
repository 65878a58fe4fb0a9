import { notifications, notificationsStore } from '@mantine/notifications';
import { afterEach, expect, test } from 'vitest';
import { tell, tellOnlyIn } from '../../renderer/lib/tell';

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
