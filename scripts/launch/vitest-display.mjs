import { ensureDisplay } from './display.mjs';

// In the process of each file of end-to-end tests: where there is no display, one that no other file shares. It ends with the process.
await ensureDisplay();
