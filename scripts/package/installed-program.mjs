import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cannotSandbox } from '../launch/environment.mjs';

/**
 * Installs the .deb below another root, as the superuser with dpkg itself (which runs the package's own script), else by unpacking it;
 * returns the folder of the program.
 */
export function installBelow(root, deb, plan) {
  const program = path.join(root, plan.installedIn);
  if (!cannotSandbox()) {
    run('dpkg-deb', ['--extract', deb, root]);
    return program;
  }
  fs.mkdirSync(path.join(root, 'var/lib/dpkg/updates'), { recursive: true });
  fs.mkdirSync(path.join(root, 'var/lib/dpkg/info'));
  fs.writeFileSync(path.join(root, 'var/lib/dpkg/status'), '');
  const below = ['--root', root];
  // The libraries it depends on are the machine's own, which that root does not know.
  run('dpkg', [...below, '--log', '/dev/null', '--force-depends', '--force-script-chrootless', '--install', deb]);
  const changed = run('dpkg', [...below, '--verify', plan.name]);
  if (changed !== '') throw new Error(`the installed files are not the packaged ones:\n${changed}`);
  const { mode, uid } = fs.statSync(path.join(program, 'chrome-sandbox'));
  if ((mode & 0o7777) !== 0o4755 || uid !== 0) throw new Error(`chrome-sandbox has the mode ${(mode & 0o7777).toString(8)} of user ${uid}`);
  return program;
}

/** What the kernel says of every process of a program: what it is for, its user, and whether it is in the sandbox (a seccomp filter). */
export function processesOf(executable) {
  return fs.readdirSync('/proc').flatMap((pid) => {
    try {
      if (!/^\d+$/.test(pid) || fs.readlinkSync(`/proc/${pid}/exe`) !== executable) return [];
      // Chromium's children write theirs anew, with blanks between the arguments.
      const commandLine = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
      const kind = / --type=(\S+)/.exec(commandLine)?.[1] ?? 'shell';
      return [{ kind, commandLine, uid: Number(/^Uid:\t(\d+)/m.exec(status)?.[1]), isFiltered: /^Seccomp:\t2$/m.test(status) }];
    } catch {
      return []; // ended between the listing and this look at it
    }
  });
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} failed: ${stderr.trim()}`);
  return stdout.trim();
}
