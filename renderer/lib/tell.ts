import { notifications, notificationsStore } from '@mantine/notifications';

let isAnybodyThere = false;
let isHeld = false;
let held: string[] = [];

/** Says in passing what has been done. What is done only when the session is over is said to nobody. */
export function tell(message: string): void {
  if (!isAnybodyThere) return;
  if (isHeld) held.push(message);
  else notifications.show({ message });
}

/**
 * While somebody else has the whole window, nothing lies over their place, and nothing is told that is not for them. What was
 * still to be read then, and what comes meanwhile, is told afterwards.
 */
export function holdMessages(): () => void {
  const { notifications: shown, queue } = notificationsStore.getState();
  held = [...shown, ...queue].flatMap(({ message }) => (typeof message === 'string' ? [message] : []));
  isHeld = true;
  notifications.clean();
  return () => {
    isHeld = false;
    for (const message of held.splice(0)) tell(message);
  };
}

/** What was told in a session may name people: it is taken away, and what still waits with it, before anybody else can read it. */
export function tellOnlyIn(session: { readonly state: string }): void {
  isAnybodyThere = session.state === 'unlocked';
  if (isAnybodyThere) return;
  held = [];
  notifications.clean();
}
