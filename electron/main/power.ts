import { powerMonitor } from 'electron';

/** Says when nobody is at the station any more: before it sleeps or goes off, when its screen is locked, or its user put away. */
export function onLeaving(leave: () => void): void {
  powerMonitor.on('suspend', leave);
  powerMonitor.on('lock-screen', leave);
  powerMonitor.on('shutdown', leave);
  powerMonitor.on('user-did-resign-active', leave);
}
