import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeConfigurations as datafordelerSettings } from '../../../simulators/datafordeler/simulator-settings.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../../simulators/datafordeler/start-simulator.ts';
import { startBroker, type Broker } from '../../../simulators/broker/start-broker.ts';
import { trustSettings } from '../../../simulators/broker/trust-settings.ts';
import { writeConfigurations as servicePlatformSettings } from '../../../simulators/service-platform/simulator-settings.ts';
import {
  startServicePlatformSimulator,
  type ServicePlatformSimulator,
} from '../../../simulators/service-platform/start-simulator.ts';
import { examinedIn, outcomesOf, runCommand, runDoctor } from '../run-doctor.ts';

const SOMEBODY = '0707614293';
const NOBODY = '0101585000';

const folder = mkdtempSync(join(tmpdir(), 'cpr-doctor-'));
let datafordeler: DatafordelerSimulator;
let servicePlatform: ServicePlatformSimulator;
let broker: Broker;
beforeAll(async () => {
  [datafordeler, servicePlatform, broker] = await Promise.all([
    startDatafordelerSimulator(),
    startServicePlatformSimulator(),
    startBroker(),
  ]);
});
afterAll(async () => {
  await Promise.all([datafordeler.stop(), servicePlatform.stop(), broker.stop()]);
  rmSync(folder, { recursive: true });
});

const ofDatafordeler = (more?: Record<string, object>) => ({
  CPR_CONFIGURATIONS: datafordelerSettings(datafordeler, mkdtempSync(join(folder, 'd')), more),
});

const WAY = (role: string) =>
  ['name', 'connection', 'TLS', 'answer and clock'].map((what) =>
    `${what} of the ${role}`.replace('connection of', 'connection to'),
  );

const allOk = (steps: readonly string[]) => Object.fromEntries(steps.map((step) => [step, 'ok']));

describe('cpr-subgraph doctor', () => {
  test('goes every step of every configuration, and ends with 0 where all is well', async () => {
    const ended = await runDoctor(['--json', '--person'], ofDatafordeler(), SOMEBODY);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const [byPublic, byPrivate, test] = examinedIn(ended);
    const steps = ['authorities', ...WAY('service'), ...WAY('token server'), 'token', 'schema', 'question'];
    expect(outcomesOf(byPublic)).toEqual(allOk(steps));
    expect(outcomesOf(byPrivate)).toEqual(allOk([...steps, 'client certificate']));
    expect(outcomesOf(test)).toEqual({ people: 'ok' });
    expect(byPublic!.steps.every(({ milliseconds }) => milliseconds >= 0)).toBe(true);
  });

  test('tells from which address it connects, what it connects to, and how long the certificate lasts', async () => {
    const env = { CPR_CONFIGURATIONS: servicePlatformSettings(servicePlatform, join(folder, 's')) };
    const { code, out } = await runDoctor(['--configuration', 'authority', '--person'], env, SOMEBODY);
    expect(code).toBe(0);
    expect(out).toMatch(/ok +client certificate .*Good for 36\d days more; its thumbprint is \w\w:/);
    expect(out).toMatch(
      /ok +connection to the service .*Connected to 127\.0\.0\.1, port \d+, from 127\.0\.0\.1\./,
    );
    expect(out).toMatch(
      /ok +TLS of the service .*TLSv1\.3, its certificate is valid for \d+ days more: 127\.0\.0\.1, issued by Test authority\./,
    );
    expect(out).toContain('Everything that was tried is well.');
    expect(out).not.toContain('(fake)');
  });

  test('warns of a certificate that ends soon, which is no failure yet', async () => {
    const soon = new Date(Date.now() + 20 * 86_400_000);
    const { cert, key } = servicePlatform.authority.issueClient({ commonName: 'Soon' }, { notAfter: soon });
    const written = join(folder, 'soon.pem');
    writeFileSync(written, cert + key, { mode: 0o600 });
    const renewed = { certificate: written, certificateKey: written, certificatePassword: undefined };
    const more = { authority: renewed };
    const env = { CPR_CONFIGURATIONS: servicePlatformSettings(servicePlatform, join(folder, 'w'), more) };
    const { code, out } = await runDoctor(['--configuration', 'authority'], env);
    expect(code).toBe(0);
    expect(out).toMatch(/warning +client certificate .*Good for (?:19|20) days more/);
    expect(out).toMatch(/expires in (?:19|20) days\. Upload its successor to the administration portal/);
  });

  test.each([
    [SOMEBODY, 'Answered: there is such a person.'],
    [NOBODY, 'Answered: there is nobody by this number.'],
  ])('answers about a person whether there is one, and tells nothing of them', async (number, answer) => {
    const { code, out, err } = await runDoctor(
      ['--configuration', 'public', '--person'],
      ofDatafordeler(),
      number,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(answer);
    expect(out).not.toContain(number.slice(0, 6));
  });

  test('asks about nobody unless it is told to', async () => {
    const before = datafordeler.queries.length;
    const { code, out } = await runDoctor(['--configuration', 'public'], ofDatafordeler(), SOMEBODY);
    expect(code).toBe(0);
    expect(out).toContain('No number was given to ask about');
    expect(datafordeler.queries).toHaveLength(before);
  });

  test('goes on where a step does not depend on the failed one, and says of the others because of what they are skipped', async () => {
    const env = ofDatafordeler({ public: { clientSecret: 'another one' } });
    const ended = await runDoctor(['--configuration', 'public', '--json', '--person'], env, SOMEBODY);
    expect(ended.code).toBe(1);
    const [examined] = examinedIn(ended);
    expect(outcomesOf(examined)).toMatchObject({
      'TLS of the service': 'ok',
      token: 'failed',
      schema: 'skipped',
      question: 'skipped',
    });
    const schema = examined!.steps.find(({ step }) => step === 'schema');
    expect(schema).toMatchObject({ because: 'token', seen: 'Not tried, because "token" failed.' });
    expect(ended.out).not.toContain('another one');
  });

  test.each([
    [['--configuration', 'nobody'], '', '--configuration: expected one of these: public, private, test'],
    [['--person'], 'nobody', 'Standard input: expected one CPR number'],
    [['--person'], `${SOMEBODY}\n${NOBODY}`, 'Standard input: expected one CPR number'],
    [['--staff'], '', 'Usage:'],
  ])('%j is refused with 2, and nothing is tried', async (args, input, message) => {
    const before = datafordeler.tokens.requests.secret;
    const ended = await runDoctor(args, ofDatafordeler(), input);
    expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
    expect(datafordeler.tokens.requests.secret).toBe(before);
  });

  test('settings that are no settings end with 2', async () => {
    expect(await runDoctor([], { CPR_PROVIDER: 'datafordeler' })).toMatchObject({ code: 2, out: '' });
  });

  test('real people are not asked about without a record', async () => {
    const before = datafordeler.queries.length;
    const env = ofDatafordeler({ public: { testPeople: false } });
    const { code, out } = await runDoctor(['--configuration', 'public', '--person'], env, SOMEBODY);
    expect(code).toBe(0);
    expect(out).toContain('without CPR_TRUST no record');
    expect(datafordeler.queries).toHaveLength(before);
  });
});

describe('cpr-subgraph doctor where callers sign in', () => {
  test('looks at the storage and at each identity provider, and changes neither', async () => {
    const trust = trustSettings(broker, mkdtempSync(join(folder, 't')));
    const ended = await runDoctor(['--json', '--configuration', 'test'], { ...ofDatafordeler(), ...trust });
    expect(ended).toMatchObject({ code: 0, err: '' });
    const [, storage, people, machines] = examinedIn(ended);
    expect(outcomesOf(storage)).toEqual({ writable: 'ok' });
    expect(existsSync(trust['CPR_STORAGE']!.replace('sqlite:', ''))).toBe(false);
    for (const issuer of [people, machines]) {
      expect(outcomesOf(issuer)).toEqual(allOk(['authorities', ...WAY('issuer'), 'discovery and keys']));
    }
  });

  test('records that somebody is asked about before it asks, and how that ended', async () => {
    const trust = trustSettings(broker, mkdtempSync(join(folder, 't')));
    const env = { ...ofDatafordeler({ public: { testPeople: false } }), ...trust };
    const wish = ['--configuration', 'public', '--person'];
    expect(await runDoctor(wish, env, SOMEBODY)).toMatchObject({ code: 0, err: '' });
    expect(await runDoctor(wish, env, NOBODY)).toMatchObject({ code: 0, err: '' });
    const search = await runCommand(['ledger', 'search', '--purpose', 'DOCTOR', '--person'], env, SOMEBODY);
    expect(search.out).toContain('1 entries.');
    expect(search.out).toContain('DELIVERED');
    const missed = await runCommand(['ledger', 'search', '--purpose', 'DOCTOR', '--person'], env, NOBODY);
    expect(missed.out).toContain('2 entries.');
    expect(missed.out).toContain('MISSED');
    const ended = await runDoctor(['--configuration', 'test', '--json'], env);
    expect(outcomesOf(examinedIn(ended)[1])).toEqual(allOk(['reached', 'migrated', 'writable']));
  });

  test('asks about nobody where that can not be recorded', async () => {
    const before = datafordeler.queries.length;
    const trust = trustSettings(broker, mkdtempSync(join(folder, 't')));
    const noDatabase = join(folder, 'no-database');
    writeFileSync(noDatabase, 'This is a text and no database, whatever its name may say.'.repeat(20));
    const env = { ...ofDatafordeler(), ...trust, CPR_STORAGE: `sqlite:${noDatabase}` };
    const { code, out } = await runDoctor(['--configuration', 'public', '--person'], env, SOMEBODY);
    expect(code).toBe(1);
    expect(out).toMatch(/skipped +question .*can not be recorded/);
    expect(datafordeler.queries).toHaveLength(before);
  });
});
