import { notifications } from '@mantine/notifications';

/** Says in passing what has been done. */
export function tell(message: string): void {
  notifications.show({ message });
}
