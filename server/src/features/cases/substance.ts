import { canonicalText } from '../../domain/canonical.ts'
import type { CaseRow } from './case-record.ts'

/**
 * What a case is about, as one text: whose, of what, at what price, by which versions of which items. Fixed from the submission on, so a
 * signed decision keeps its digest and `verifySignatures` compares it with the case as it stands. Names are under their own seal.
 */
export const substanceOf = ({
  city,
  code,
  items,
  cityVersion,
  parties,
  answers,
  property,
  priceFen,
  details,
}: Pick<
  CaseRow,
  'city' | 'code' | 'items' | 'cityVersion' | 'parties' | 'answers' | 'property' | 'priceFen' | 'details'
>): string =>
  canonicalText({
    format: 'anju.substance.v1',
    ...{ city, code, items, cityVersion, answers, property, priceFen, details },
    parties: parties.map(({ id, side, idIndex }) => ({ id, side, idIndex })),
  })
