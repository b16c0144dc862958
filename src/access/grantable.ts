/** All that a purpose can grant: the schema, as purposes see it. */
export type Grantable = {
  /**
   * Each field of what tells of people (`Citizen`, `PrivateCitizen`, `CprEvent`), and each part below it by the path to it: `Citizen.address`,
   * `Citizen.address.lines`. Another person is not below it: their fields are their own.
   */
  readonly fields: ReadonlySet<string>;
  /** The fields that lead on to somebody else, by their paths, with the field of the schema that it is: `Citizen.children.citizen` is `CprRelative.citizen`. */
  readonly ways: ReadonlyMap<string, string>;
  /** What people can be found by, see `Purpose.searchKeys`. */
  readonly searchKeys: ReadonlySet<string>;
  /** Which of all these are for authorities alone. */
  readonly forAuthorities: ReadonlySet<string>;
};
