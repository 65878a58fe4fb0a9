import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cannotSandbox } from '../launch/environment.mjs';

const NOBODY = 65_534;

/**
 * How to start a program as somebody without rights: as oneself, or for the superuser as the user nobody.
 * `home` becomes that person's own folder; the display's key is copied there.
 */
export function ordinaryUser(home) {
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  const environment = { PATH: '/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8', DISPLAY: process.env.DISPLAY ?? '' };
  if (process.env.XAUTHORITY !== undefined) {
    environment.XAUTHORITY = path.join(home, '.Xauthority');
    fs.copyFileSync(process.env.XAUTHORITY, environment.XAUTHORITY);
  }
  if (!cannotSandbox()) return { prefix: [], environment };
  spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, home]);
  return { prefix: ['setpriv', '--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'], environment };
}
