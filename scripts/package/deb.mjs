import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { controlFile, copyrightFile, desktopFile, postinst } from './deb-files.mjs';

/** Makes the .deb of an application folder with dpkg-deb alone, beside that folder, and returns its path. */
export function makeDeb(plan, folder) {
  const output = path.dirname(folder);
  const root = path.join(output, 'deb-root');
  fs.rmSync(root, { recursive: true, force: true });
  try {
    layOutDeb(plan, folder, root);
    const deb = path.join(output, plan.debName);
    // Quick to make and a third smaller than gzip; every dpkg in use reads it.
    run('dpkg-deb', ['--root-owner-group', '-Zxz', '-z2', '--build', root, deb]);
    return deb;
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

/** Lays out what the .deb unpacks, with its control files, in an empty folder. */
export function layOutDeb(plan, folder, root) {
  const write = (file, content, mode = 0o644) => {
    const target = path.join(root, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, content, { mode });
  };
  fs.cpSync(folder, path.join(root, plan.installedIn), { recursive: true });
  write(`usr/share/applications/${plan.name}.desktop`, desktopFile(plan));
  write(`usr/share/icons/hicolor/scalable/apps/${plan.name}.svg`, fs.readFileSync(inProject('resources/icons/touchstone.svg')));
  write(`usr/share/icons/hicolor/512x512/apps/${plan.name}.png`, fs.readFileSync(inProject('resources/icons/touchstone.png')));
  write(`usr/share/doc/${plan.name}/copyright`, copyrightFile(plan));
  fs.mkdirSync(path.join(root, 'usr/bin'), { recursive: true });
  fs.symlinkSync(`${plan.installedIn}/${plan.name}`, path.join(root, 'usr/bin', plan.name));
  const files = listFiles(root);
  const bytes = files.reduce((sum, file) => sum + fs.statSync(path.join(root, file)).size, 0);
  write('DEBIAN/control', controlFile(plan, Math.ceil(bytes / 1024)));
  write('DEBIAN/md5sums', files.map((file) => `${md5(path.join(root, file))}  ${file}\n`).join(''));
  write('DEBIAN/postinst', postinst(plan), 0o755);
  // Whatever the umask of whoever makes it: everybody may read and run it, nobody but the superuser may change it.
  run('chmod', ['-R', 'u=rwX,go=rX', root]);
}

function listFiles(root) {
  return fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** What dpkg's own check of installed files (dpkg -V) compares. */
function md5(file) {
  return createHash('md5').update(fs.readFileSync(file)).digest('hex');
}

function run(command, args) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (error?.code === 'ENOENT')
    throw new Error(`${command} is not installed here: the folder is made, the .deb is not, and nothing was tried`);
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} failed: ${stderr.trim()}`);
}
