import type { Citizen, Citizenship, EventCode, Guardianship, Relative } from '../../../src/domain/citizen.ts';
import type { Phase } from '../../../src/domain/validity.ts';
import { addressLineFields, addressRows, contactAddressRows, migrationRows } from './address-rows.ts';
import { birthRegistration, country } from './administrative-unit.ts';
import { civilStatusRows } from './civil-status-rows.ts';
import {
  CHURCH_MEMBERSHIP_CODE,
  GUARDIANSHIP_CODE,
  MUNICIPAL_MATTER_CODE,
  PERSON_STATUS_CODE,
  ROLE_CODE,
  SEX_CODE,
  VOTING_REGISTRATION_CODE,
} from './danish-codes.ts';
import { simulatedHandOver } from './hand-over.ts';
import { nameRows } from './name-rows.ts';
import { protectionRows } from './protection-rows.ts';
import type { CprHaendelseskode, RegisterPerson, Statsborgerskab, Vaergemaal } from './register-person.ts';
import { disappearanceRows, shapesOf, type FindCitizen } from './relations.ts';
import { formerRow, fromDay, row, rowStatus } from './span.ts';

/**
 * A person of the domain as the register would show them to an authority. What the register's types can't carry is left out: the day
 * of a status that is not an inactive one, a child without a number, the end of parenthood.
 */
export function toRegisterPerson(citizen: Citizen, find: FindCitizen): RegisterPerson {
  const isResident = citizen.status.startsWith('RESIDENT_');
  return {
    id: citizen.id,
    foedselsdato: citizen.birthDate,
    foedselsdatousikkerhedsmarkering: citizen.birthDateUncertain,
    koen: SEX_CODE[citizen.sex],
    status: PERSON_STATUS_CODE[citizen.status],
    statusdato: isResident ? null : (citizen.statusValidity?.from ?? null),
    statusdatousikkerhedsmarkering: isResident ? null : (citizen.statusValidity?.fromUncertain ?? null),
    stilling: citizen.occupation,
    supplerendeFoedselsregistreringssted: citizen.birthplace?.supplementaryText ?? null,
    cprFoedselsregistreringssted: birthRegistration(citizen.birthplace),
    adresseoplysninger: addressRows(citizen),
    beskyttelser: protectionRows(citizen),
    civilstande: civilStatusRows(citizen, find),
    cprHaendelseskoder: citizen.eventCodes?.map(eventCodeRow) ?? [latestEventCode(citizen.id)],
    forsvindinger: disappearanceRows(citizen),
    kontaktadresse: contactAddressRows(citizen),
    navne: nameRows(citizen),
    personnumre: numberRows(citizen),
    statsborgerskaber: citizenshipRows(citizen),
    udrejseIndrejser: migrationRows(citizen),
    ...family(citizen, find),
    ...affairs(citizen),
  };
}

function numberRows({ cpr, cprValidity, cprHistory }: Citizen): RegisterPerson['personnumre'] {
  return [
    ...(cpr === null ? [] : [{ ...row(cprValidity), personnummer: cpr.reveal() }]),
    ...(cprHistory ?? []).map((former) => ({
      ...formerRow(former.validity),
      personnummer: former.cpr.reveal(),
    })),
  ];
}

function citizenshipRows({ citizenships, citizenshipHistory }: Citizen): Statsborgerskab[] {
  return [
    ...(citizenships ?? []).map((one) => citizenshipRow(one, 'PRESENT')),
    ...(citizenshipHistory ?? []).map((one) => citizenshipRow(one, 'EARLIER')),
  ];
}

function citizenshipRow(citizenship: Citizenship, untold: Phase): Statsborgerskab {
  return {
    status: rowStatus(citizenship.validity, untold),
    virkningFra: citizenship.validity?.from ?? null,
    virkningFraUsikkerhedsmarkering: citizenship.validity?.fromUncertain ?? null,
    virkningTil: citizenship.validity?.to ?? null,
    virkningTilUsikkerhedsmarkering: citizenship.validity?.toUncertain ?? null,
    cprland: country(citizenship.country),
  };
}

type Family = Pick<
  RegisterPerson,
  'boern' | 'foraeldreoplysninger' | 'foraeldremyndighedsoplysninger' | 'foraeldremyndighedOver'
>;

function family(citizen: Citizen, find: FindCitizen): Family {
  return {
    boern: (citizen.children ?? []).map((child) => ({
      ...fromDay(child.validity),
      barn: shapesOf(child, find).known,
    })),
    foraeldreoplysninger: (citizen.parents ?? []).map((parent) => {
      const { known, withoutNumber, invalid } = shapesOf(parent, find);
      return {
        ...fromDay(parent.validity),
        foraelder: known,
        foraelderUdenCpr: withoutNumber,
        ikkeValidRelationsForaelder: invalid,
        foraelderrolle: ROLE_CODE[parent.role],
      };
    }),
    foraeldremyndighedsoplysninger: both(citizen.custodyHolders, citizen.custodyHolderHistory).map(
      (holder) => {
        const { known, withoutNumber, invalid } = shapesOf(holder, find);
        return {
          ...fromDay(holder.validity),
          virkningtil: holder.validity?.to ?? null,
          foraeldremyndig: known,
          foraeldremyndigUdenCpr: withoutNumber,
          ikkeValidRelationsForaeldremyndig: invalid,
          foraeldremyndighedsindehaverrolle: ROLE_CODE[holder.role],
        };
      },
    ),
    foraeldremyndighedOver: both(citizen.custodyOver, citizen.custodyOverHistory).map((child) => ({
      ...fromDay(child.validity),
      virkningtil: child.validity?.to ?? null,
      barn: shapesOf(child, find).known,
      foraeldremyndighedsindehaverrolle: ROLE_CODE[child.custodyAs ?? custodyRole(citizen, child, find)],
    })),
  };
}

const both = (
  present: readonly Relative[] | null,
  others: readonly Relative[] | null,
): readonly Relative[] => [...(present ?? []), ...(others ?? [])];

/** What the holder is to the child, as the child's own record tells it. */
function custodyRole(holder: Citizen, { key }: Relative, find: FindCitizen): Relative['role'] {
  const holders = (key === null ? null : find(key))?.custodyHolders ?? [];
  const same = holders.find((each) => each.key !== null && find(each.key)?.id === holder.id);
  return same?.role ?? 'OTHER_CUSTODY_HOLDER';
}

type Affairs = Pick<
  RegisterPerson,
  | 'deltBopael'
  | 'flyttepaabud'
  | 'folkekirke'
  | 'kommunaleForhold'
  | 'notater'
  | 'vaergemaal'
  | 'valgoplysninger'
>;

function affairs(citizen: Citizen): Affairs {
  const { guardianship, guardianshipHistory, movingOrder } = citizen;
  return {
    deltBopael: (citizen.sharedResidences ?? []).map((period) => ({
      status: rowStatus(period),
      registreringFra: null,
      virkningFra: period.from,
      virkningFraUsikkerhedsmarkering: period.fromUncertain,
    })),
    flyttepaabud: movingOrder && {
      bemarkning: movingOrder.remark,
      virkningfra: movingOrder.validity?.from ?? null,
    },
    folkekirke: churchRows(citizen),
    kommunaleForhold: (citizen.municipalMatters ?? []).map(({ kind, code, remark, validity }) => ({
      ...fromDay(validity),
      bemaerkning: remark,
      kommunaleforholdskode: code ?? '',
      kommunaleforholdstype: MUNICIPAL_MATTER_CODE[kind],
    })),
    notater: (citizen.notes ?? []).map(({ number, text, validity }) => ({
      notatlinie: text ?? '',
      notatnummer: number,
      virkningfra: validity?.from ?? null,
      virkningtil: validity?.to ?? null,
    })),
    vaergemaal: [
      ...(guardianship === null ? [] : [guardianshipRow(guardianship, 'PRESENT')]),
      ...(guardianshipHistory ?? []).map((one) => guardianshipRow(one, 'EARLIER')),
    ],
    valgoplysninger: (citizen.votingRegistrations ?? []).map(({ kind, validity }) => ({
      valgoplysningstype: VOTING_REGISTRATION_CODE[kind],
      status: rowStatus(validity),
      virkningfra: validity?.from ?? null,
    })),
  };
}

function guardianshipRow(
  { kind, guardianName, guardianAddressLines, validity }: Guardianship,
  untold: Phase,
): Vaergemaal {
  return {
    ...fromDay(validity),
    ...addressLineFields(guardianAddressLines ?? []),
    vaergemaalstype: GUARDIANSHIP_CODE[kind],
    vaergenavn: guardianName,
    status: rowStatus(validity, untold),
  };
}

function churchRows({
  churchMembership,
  churchMembershipValidity: validity,
  churchMembershipHistory,
}: Citizen): RegisterPerson['folkekirke'] {
  return [
    ...(churchMembership === null
      ? []
      : [{ ...row(validity), tilhoersforhold: CHURCH_MEMBERSHIP_CODE[churchMembership] }]),
    ...(churchMembershipHistory ?? []).map((former) => ({
      ...formerRow(former.validity),
      tilhoersforhold: CHURCH_MEMBERSHIP_CODE[former.churchMembership],
    })),
  ];
}

function eventCodeRow({ code, derived, registeredAt, validity }: EventCode): CprHaendelseskode {
  return {
    kode: code,
    afledtmrk: derived,
    registreringfra: registeredAt,
    virkningfra: validity?.from ?? null,
  };
}

/** Made up where none is told: three characters is what such codes look like; what they mean is not public. */
function latestEventCode(personId: string): CprHaendelseskode {
  const { afleveringsdato } = simulatedHandOver(personId);
  return {
    kode: 'A01',
    afledtmrk: false,
    registreringfra: afleveringsdato,
    virkningfra: afleveringsdato.slice(0, 10),
  };
}
