import type { Feature, Parts } from '../../platform/parts.ts'
import type { EndedCases } from '../cases/ended-cases.ts'
import { callBackEveryCase } from './call-back-every-case.ts'

/** Puts every case that has ended on the list of people to call; the list itself is that of outreach. */
export const createCallBacksFeature = (
  parts: Parts,
  { ended }: { ended: EndedCases },
): Feature<Record<never, never>> => ({
  name: 'call-backs',
  on: callBackEveryCase(parts, ended),
})
