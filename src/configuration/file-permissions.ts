import { statSync } from 'node:fs';

const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o022;

/**
 * What is wrong with who may use a file of settings: whoever can write to it decides where people's data go, and secrets are for its owner
 * only. A warning and not a refusal, because some platforms mount secrets so by default. Nothing on Windows, which has no such modes.
 */
export function permissionWarnings(path: string, { hasSecrets }: { readonly hasSecrets: boolean }): string[] {
  if (process.platform === 'win32') return [];
  const mode = statSync(path).mode & 0o777;
  const wrong = [
    ...((mode & OTHERS_WRITE) === 0 ? [] : ['not only its owner can write to it']),
    ...(!hasSecrets || (mode & OTHERS_READ) === 0 ? [] : ['everybody can read the secrets in it']),
  ];
  if (wrong.length === 0) return [];
  const advice = `Take these rights away: "chmod 600", or "defaultMode: 0400" where Kubernetes mounts it, for the user that the server runs as.`;
  return [`${path}: ${wrong.join(', and ')} (mode ${mode.toString(8).padStart(3, '0')}). ${advice}`];
}
