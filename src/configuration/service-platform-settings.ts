import { z } from 'zod';
import { providerKind, withoutTheOther, type Given, type SettingProblem } from './provider-kind.ts';
import { httpsAddress, idKey, idKeys, onOrOff, oneOf, text, textUpTo, wholeNumber } from './setting-kinds.ts';

const uuid = z
  .string('expected a UUID')
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'expected a UUID');

const SHAPE = z.strictObject({
  provider: z.literal('service-platform'),
  version: wholeNumber(4, 5).default(5),
  environment: oneOf('production', 'exttest').default('production'),
  /** Before the path of the service; or all of it, where it ends in the version. */
  address: httpsAddress.optional(),
  municipalityCvr: z
    .string('expected eight digits')
    .regex(/^\d{8}$/, 'expected eight digits')
    .optional(),
  serviceAgreementUuid: uuid.optional(),
  userSystemUuid: uuid.optional(),
  userUuid: uuid.optional(),
  serviceUuid: uuid.optional(),
  /** What the platform writes into its record of every call. */
  onBehalfOfUser: textUpTo(255).optional(),
  accountingInfo: textUpTo(255).optional(),
  certificate: text,
  certificateKey: text.optional(),
  certificatePassword: text.optional(),
  ca: text.optional(),
  /** The operator's word that nobody behind this address is real, so that callers need not sign in. */
  testPeople: onOrOff().default(false),
  idKey,
  previousIdKeys: idKeys.optional(),
  concurrency: wholeNumber(1, 64).default(8),
  /** Three attempts and their pauses fit into the time of a whole request, so that somebody whose answer hangs fails alone. */
  timeLimitMs: wholeNumber(1, 60_000).default(8_000),
  retries: wholeNumber(0, 10).default(2),
});

export type ServicePlatformSettings = Readonly<z.output<typeof SHAPE>> & {
  readonly version: 4 | 5;
  /** Of the platform, or of the service where it ends in the version. */
  readonly address: string;
};

const ADDRESSES = {
  production: 'https://prod.serviceplatformen.dk',
  exttest: 'https://exttest.serviceplatformen.dk',
} as const;

/** The parties to a service agreement, without the service, whose UUID follows from the version. */
const AGREEMENT = ['serviceAgreementUuid', 'userSystemUuid', 'userUuid'];

export const SERVICE_PLATFORM = providerKind({
  prefix: 'SERVICE_PLATFORM_',
  shape: SHAPE,
  conflicts,
  complete: (settings): ServicePlatformSettings => ({
    ...settings,
    version: settings.version === 4 ? 4 : 5,
    address: (settings.address ?? ADDRESSES[settings.environment]).replace(/(?<!\/)\/+$/, ''),
  }),
});

function conflicts(given: Given): SettingProblem[] {
  const problems = callerProblems(given);
  const { version = 5, environment = 'production', testPeople } = given;
  const known = ADDRESSES[environment === 'exttest' ? 'exttest' : 'production'];
  const address = typeof given['address'] === 'string' ? given['address'] : known;
  const ending = /\/([45])\/*$/.exec(address)?.[1];
  if (ending !== undefined && ending !== String(version)) {
    problems.push({ name: 'address', message: 'expected the address of the version that is set' });
  }
  if ((testPeople === true || testPeople === 'on') && hostOf(address) === hostOf(ADDRESSES.production)) {
    problems.push({ name: 'testPeople', message: 'expected "off": the production service has real people' });
  }
  return problems;
}

/** A dot after the name of a host means that the name is complete. */
const hostOf = (address: string): string | undefined => URL.parse(address)?.hostname.replace(/\.$/, '');

/** Who asks is told in one way: by the municipality's CVR number, or by UUIDs. */
function callerProblems(given: Given): SettingProblem[] {
  const missing = AGREEMENT.filter((name) => given[name] === undefined);
  const byUuids = missing.length < AGREEMENT.length;
  if (byUuids === (given['municipalityCvr'] !== undefined)) {
    return [
      {
        name: 'municipalityCvr',
        message: `expected one way to tell who asks: the municipality's CVR number, or the UUIDs of agreement, system and municipality`,
      },
    ];
  }
  return byUuids
    ? missing.map((name) => ({ name, message: 'expected beside the other UUIDs of the agreement' }))
    : withoutTheOther(given, ['serviceUuid'], 'serviceAgreementUuid', 'the UUIDs of an agreement');
}
