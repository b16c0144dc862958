/** Which service: its root field and the type of its input. */
export type Service = {
  readonly root: string;
  readonly inputType: string;
  /** It tells of people as they are now, so that its rows need no status and no days to be taken for present. */
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
