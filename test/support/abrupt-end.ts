import { writeSync } from 'node:fs';
import { workWithMarkers } from './marked-work';

// A process that works at a site in the folder it is told, says what must stay secret, and is gone without any closing.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('say in which folder');
const { oneTimeSecret } = await workWithMarkers(folder);
writeSync(1, JSON.stringify({ oneTimeSecret }));
process.kill(process.pid, 'SIGKILL');
