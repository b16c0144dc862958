import '../compile-cache.js';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  name: 'start',
  summary: 'starts the server, as "npm start" does',
  details:
    'It runs in the foreground until SIGTERM or SIGINT. Settings are environment variables: docs/operator.md.',
  endsWithOne: 'where the server could not start or stop as it should',
  async run() {
    // Starting is all that this file does; when it has been imported the server listens, and keeps the process alive.
    await import('../main.ts');
    return 0;
  },
});
