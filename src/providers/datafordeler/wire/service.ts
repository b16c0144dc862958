/** Which service: its root field and the type of its input. */
export type Service = {
  readonly root: string;
  readonly inputType: string;
  /** Whether it tells only the present, so that rows without status and days count as present. */
  readonly isOfToday: boolean;
};

export const PUBLIC_SECTOR: Service = {
  root: 'CPRCustom_PublicSectorPerson',
  inputType: 'PublicSectorPersonInput',
  isOfToday: false,
};

export const PRIVATE_SECTOR: Service = {
  root: 'CPRCustom_PrivateSectorPerson',
  inputType: 'PrivateSectorPersonInput',
  isOfToday: true,
};
