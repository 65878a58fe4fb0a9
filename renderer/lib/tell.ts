import { notifications } from '@mantine/notifications';

let isAnybodyThere = false;

/** Says in passing what has been done. What is done only when the session is over is said to nobody. */
export function tell(message: string): void {
  if (isAnybodyThere) notifications.show({ message });
}

/** What was told in a session may name people: it is taken away, and what still waits with it, before anybody else can read it. */
export function tellOnlyIn(session: { readonly state: string }): void {
  isAnybodyThere = session.state === 'unlocked';
  if (!isAnybodyThere) notifications.clean();
}
