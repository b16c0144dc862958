import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readAuthorities } from '../../../../src/providers/transport/certificates/authorities.ts';
import { createAuthority } from '../../../certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'authorities-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(content: string): string {
  const path = join(folder, 'ca.pem');
  writeFileSync(path, content);
  return path;
}

test('all certificates of the file are trusted, whatever is written between them', () => {
  const [first, second] = [createAuthority('First').caPem, createAuthority('Second').caPem];
  const read = readAuthorities(fileWith(`# first\n${first}\n# second\n${second}`));
  expect(read?.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  expect(readAuthorities(undefined)).toBeUndefined();
});

test.each([
  ['is empty', '', 'CERTIFICATE_UNREADABLE'],
  ['is something else', 'not a certificate', 'CERTIFICATE_UNREADABLE'],
  ['has a key in it', createAuthority().issueClient({}).key, 'CERTIFICATE_WITHOUT_CERTIFICATE'],
])('a file that %s stops the start, and not each call', (_what, content, code) => {
  expect(() => readAuthorities(fileWith(content))).toThrow(expect.objectContaining({ code }));
});

test('so does a file that is not there', () => {
  expect(() => readAuthorities(join(folder, 'nobody.pem'))).toThrow(
    expect.objectContaining({ code: 'CERTIFICATE_NOT_FOUND' }),
  );
});
