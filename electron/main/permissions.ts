import { session } from 'electron';
import { origin } from './protocol';

let isCameraAllowed = false;

/** During a capture, and no longer, the page may have the camera's pictures. */
export function allowCamera(isAllowed: boolean): void {
  isCameraAllowed = isAllowed;
}

/** Writing plain text to the clipboard, and the camera's pictures without sound during a capture: both from our own page alone. */
export function limitPermissions(): void {
  const { defaultSession } = session;
  const isOurs = (url: string): boolean => url.startsWith(`${origin}/`);
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const isCamera = permission === 'media' && 'mediaTypes' in details && details.mediaTypes?.join() === 'video';
    answer(isOurs(details.requestingUrl) && (permission === 'clipboard-sanitized-write' || (isCamera && isCameraAllowed)));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const isCamera = permission === 'media' && details.mediaType === 'video';
    return isOurs(requestingOrigin) && (permission === 'clipboard-sanitized-write' || (isCamera && isCameraAllowed));
  });
  defaultSession.setDevicePermissionHandler(() => false);
}
