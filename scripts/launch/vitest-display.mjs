import { ensureDisplay } from './display.mjs';

// In each process of end-to-end tests: where there is no display, one that no other process shares. It ends with the process.
await ensureDisplay();
