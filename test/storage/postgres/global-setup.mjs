import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the PostgreSQL of this run will be, if any test asks for it (server.ts). */
export default function globalSetup() {
  process.env.TEST_POSTGRES_FOLDER = mkdtempSync(join(tmpdir(), 'cpr-postgres-'));
  process.env.TEST_POSTGRES_RUN = String(process.pid);
}
