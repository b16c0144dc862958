import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { reviewSchema } from '../../../../src/providers/datafordeler/schema/review-schema.ts';
import { inForm, SIBLING_FORM } from '../../../simulators/datafordeler/private-form.ts';
import { withoutField } from '../without-field.ts';

const PRIVATE_SDL = readFileSync(
  new URL('../../../simulators/datafordeler/private-sector.graphql', import.meta.url),
  'utf8',
);

describe('the review of the private sector’s schema', () => {
  const paths = (sdl: string, verdict: string) =>
    reviewSchema(sdl, 'private')
      .findings.filter((finding) => finding.verdict === verdict)
      .map(({ path }) => path);

  test.each([
    ['a list', PRIVATE_SDL, 'personnumre.personnummer', 'personnummer'],
    ['one number', inForm(PRIVATE_SDL, { ...SIBLING_FORM, numbers: 'asked' }), 'personnummer', 'personnumre'],
  ])('takes %s for the number, and does not miss the other form', (_form, sdl, there, other) => {
    expect(paths(sdl, 'has')).toContain(there);
    expect([...paths(sdl, 'has'), ...paths(sdl, 'lacks'), ...paths(sdl, 'renamed')]).not.toContain(other);
    expect(reviewSchema(sdl, 'private')).toMatchObject({
      obstacle: null,
      notOffered: [],
      askedBy: [{ path: ['personnummer', 'personnummer', 'in'], most: 100 }],
    });
  });

  test('misses both where there is neither, and says that no question goes without', () => {
    const without = withoutField(PRIVATE_SDL, 'CPRCustom_PrivateSectorPerson', 'personnumre');
    expect([...paths(without, 'lacks'), ...paths(without, 'renamed')]).toEqual(
      expect.arrayContaining(['personnumre', 'personnummer']),
    );
    expect(reviewSchema(without, 'private').obstacle).toContain('lacks "personnumre"');
  });

  test('tells what will lack a part, and what will always be null', () => {
    const sdl = inForm(PRIVATE_SDL, { ...SIBLING_FORM, personStatus: 'untold', rowStatus: 'untold' });
    const { notOffered, incomplete, obstacle } = reviewSchema(sdl, 'private');
    expect({ notOffered, obstacle }).toEqual({ notOffered: ['status'], obstacle: null });
    expect(incomplete).toEqual(expect.arrayContaining(['name', 'address']));
  });
});
