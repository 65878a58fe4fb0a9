import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeId } from '../../../electron/service/platform/ids';
import { makeSiteAt } from '../make-site-at';
import { makePlainStation } from '../plain-station';

// A process that makes a site and ends itself on the way, when its key slots are there and its record is not:
// node … create-process.mjs <station folder> <folder of the site> <before its tables, or before its people>
const [stationFolder = '', siteFolder = '', when = ''] = process.argv.slice(2);

function endIf(asked: string): void {
  if (asked === when && existsSync(path.join(siteFolder, 'slots.json'))) process.kill(process.pid, 'SIGKILL');
}

const plain = makePlainStation({
  stationFolder,
  zone: () => {
    endIf('before its tables');
    return 'Europe/Berlin';
  },
  makeId: () => {
    endIf('before its people');
    return makeId(new Date());
  },
});
await makeSiteAt(plain, siteFolder);
