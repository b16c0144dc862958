import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { PurposeSettings } from '../configuration/purpose-settings.ts';
import { isCalendarDate } from '../domain/calendar-date.ts';
import type { AssuranceLevel } from '../domain/caller.ts';
import { nearestName } from '../domain/nearest-name.ts';
import type { Grantable } from './grantable.ts';
import { grantedBy, keysGrantedBy } from './granted-fields.ts';
import { OWN_ACCESS } from './own-access.ts';
import type { Purpose, Sector } from './purpose.ts';
import { spellOut } from './spell-out.ts';

/** All purposes of a deployment. */
export type Purposes = {
  readonly byCode: ReadonlyMap<string, Purpose>;
  /** The purposes that an operation has without naming one, by its SHA-256. */
  readonly byOperation: ReadonlyMap<string, readonly Purpose[]>;
  readonly registeredOperationsOnly: boolean;
};

/**
 * Makes the purposes that are configured, and holds them to the schema.
 *
 * @throws ConfigurationError that names each coordinate that there is not, with the purpose and the nearest one that there is
 */
export function createPurposes(settings: PurposeSettings, grantable: Grantable): Purposes {
  const problems: string[] = [];
  const purposes = Object.entries(settings.purposes).map(([code, setting]) => {
    const told = (problem: string) => void problems.push(`The purpose ${code}: ${problem}`);
    if (code === OWN_ACCESS) told('the name is taken by the access that people have to their own data');
    return createPurpose(code, setting, { grantable, groups: settings.groups, told });
  });
  problems.push(...problemsOfGroups(settings.groups, grantable));
  if (problems.length > 0) throw new ConfigurationError(problems);
  const bound = purposes.flatMap((purpose) => [...purpose.operations].map((hash) => ({ hash, purpose })));
  return {
    byCode: new Map(purposes.map((purpose) => [purpose.code, purpose])),
    byOperation: new Map(
      [...Map.groupBy(bound, ({ hash }) => hash)].map(([hash, pairs]) => [
        hash,
        pairs.map(({ purpose }) => purpose),
      ]),
    ),
    registeredOperationsOnly: settings.registeredOperationsOnly,
  };
}

type Setting = PurposeSettings['purposes'][string];
type Groups = PurposeSettings['groups'];
type Making = {
  readonly grantable: Grantable;
  readonly groups: Groups;
  /** Takes in what is wrong. */
  readonly told: (problem: string) => void;
};

const SECTORS: Readonly<Record<Setting['sector'], Sector>> = { public: 'PUBLIC', private: 'PRIVATE' };
const LEVELS: Readonly<Record<NonNullable<Setting['assurance']>, AssuranceLevel>> = {
  low: 'LOW',
  substantial: 'SUBSTANTIAL',
  high: 'HIGH',
};

/** As many as the broker allows for its own look-ups of numbers (Nets eID Broker, SSN details). */
const MOST_MISSES_OF_COMPANIES = 5;

function createPurpose(code: string, setting: Setting, making: Making): Purpose {
  const { validFrom = null, validTo = null, assurance } = setting;
  for (const day of [validFrom, validTo]) {
    if (day !== null && !isCalendarDate(day)) making.told(`there is no day ${day}`);
  }
  if (validFrom !== null && validTo !== null && validFrom > validTo) making.told('it ends before it begins');
  const sector = SECTORS[setting.sector];
  return {
    code,
    legalBasis: setting.legalBasis,
    sector,
    clients: new Set(setting.clients),
    companies: setting.companies === undefined ? null : new Set(setting.companies),
    validFrom,
    validTo,
    fields: withAbsences(granted(setting.fields, sector, grantedBy, fieldNames(making.grantable), making)),
    searchKeys: granted(setting.searchKeys, sector, keysGrantedBy, making.grantable.searchKeys, making),
    assurance: assurance === undefined ? null : LEVELS[assurance],
    mostPeopleARequest: setting.mostPeopleARequest ?? null,
    mostPeopleADay: setting.mostPeopleADay ?? null,
    mostMissesADay: setting.mostMissesADay ?? (sector === 'PRIVATE' ? MOST_MISSES_OF_COMPANIES : null),
    notGranted: setting.notGranted === 'withhold' ? 'WITHHOLD' : 'REFUSE',
    operations: new Set(setting.operations),
  };
}

/** All that a list of coordinates grants to a sector. What a company may never see is not part of what it is granted as a whole. */
function granted(
  listed: readonly string[],
  sector: Sector,
  grants: (coordinate: string, grantable: Grantable) => readonly string[],
  known: ReadonlySet<string>,
  { grantable, groups, told }: Making,
): ReadonlySet<string> {
  const all = new Set<string>();
  for (const coordinate of spellOut(listed, groups, told)) {
    const paths = grants(coordinate, grantable);
    const allowed = paths.filter((path) => sector === 'PUBLIC' || !grantable.forAuthorities.has(path));
    if (paths.length === 0) told(unknownCoordinate(coordinate, known));
    else if (!allowed.some((path) => isTold(path, coordinate))) {
      told(`"${coordinate}" is for authorities alone, and this purpose is of the private sector`);
    }
    for (const path of allowed) all.add(path);
  }
  return all;
}

/** Whether a path is what the coordinate is about, and not only leads there. */
const isTold = (path: string, coordinate: string): boolean => !coordinate.startsWith(`${path}.`);

const fieldNames = ({ fields, ways }: Grantable): ReadonlySet<string> =>
  new Set([...fields, ...ways.values()]);

function unknownCoordinate(coordinate: string, known: ReadonlySet<string>): string {
  const nearest = nearestName(coordinate, [...known]);
  return `the schema has no "${coordinate}"${nearest === null ? '' : `; perhaps "${nearest}" is meant`}`;
}

/** Why a field is empty is told of what is granted, so it is granted with the first field of a person. */
function withAbsences(fields: ReadonlySet<string>): ReadonlySet<string> {
  const told = ['Citizen', 'PrivateCitizen'].filter((type) =>
    [...fields].some((path) => path.startsWith(`${type}.`)),
  );
  const absences = told.flatMap((type) => ['', '.field', '.reason'].map((part) => `${type}.absences${part}`));
  return new Set([...fields, ...absences]);
}

/** A group that no purpose names yet is looked at too: it would be found wrong on a worse day. */
function problemsOfGroups(groups: Groups, grantable: Grantable): string[] {
  const known = new Set([...fieldNames(grantable), ...grantable.searchKeys]);
  return Object.entries(groups).flatMap(([name, listed]) => {
    const problems: string[] = [];
    for (const coordinate of spellOut(listed, groups, (problem) => void problems.push(problem))) {
      if (!known.has(coordinate)) problems.push(unknownCoordinate(coordinate, known));
    }
    return problems.map((problem) => `The group @${name}: ${problem}`);
  });
}
