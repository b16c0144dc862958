import type { Address } from '../../../src/domain/citizen.ts';
import type { Die } from './made-up.ts';
import type { Distrikter } from './service-person.ts';

/** Made up, for two in three; the postal district is the address's own. Some have every kind, some a few. */
export function districtsOf({ postalCode, postalDistrict }: Address, die: Die): Distrikter | undefined {
  const told = die('districts', 3);
  if (told === 0) return undefined;
  const own = {
    postnummer: postalCode === null ? undefined : Number(postalCode),
    postdistrikt: postalDistrict ?? undefined,
    sognedistriktKode: 9000 + die('parish', 900),
    sognedistrikt: 'Opdigtet Sogn',
    valgdistriktKode: 1 + die('election', 40),
    valgdistrikt: 'Opdigtet Valgsted',
  };
  if (told === 1) return own;
  return {
    ...own,
    byfornyelsesdistriktKode: 'B07',
    byfornyelsesdistrikt: 'Opdigtet Byfornyelse',
    diversedistrikter: ['Opdigtet Ejerlav', 'Opdigtet Lokalråd']
      .slice(0, 1 + die('others', 2))
      .map((distrikt, index) => ({ distriktType: index + 1, distriktKode: `0${index + 1}A`, distrikt })),
    evakueringsdistriktKode: 3,
    evakueringsdistrikt: 'Opdigtet Evakuering',
    kirkedistriktKode: 1,
    kirkedistrikt: 'Opdigtet Kirke',
    skoledistriktKode: 1 + die('school', 20),
    skoledistrikt: 'Opdigtet Skole',
    befolkningsdistriktKode: '0012',
    befolkningsdistrikt: 'Opdigtet Befolkning',
    socialdistriktKode: 2,
    socialdistrikt: 'Opdigtet Social',
    varmedistriktKode: 4,
    varmedistrikt: 'Opdigtet Varme',
  };
}
