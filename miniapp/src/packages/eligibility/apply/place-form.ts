import type { ReplyOf, RequestOf } from '../../../api/routes.ts'

type Zones = ReplyOf<'eligibilityChecks.statement'>['zones']
type Start = RequestOf<'eligibilityChecks.start'>['body']

/** Where the home is, as far as it was said. */
export interface PlaceForm {
  zone?: string
  area: string
  insideSecondRing?: boolean
}
export const emptyPlace: PlaceForm = { area: '' }

export interface PlaceProblems {
  zone?: string
  area?: string
  insideSecondRing?: string
}

/** What the rules of the place want to know, or what is missing of it. */
export function placeBody(
  { zone, area, insideSecondRing }: PlaceForm,
  zones: Zones,
): { body: Pick<Start, 'zone' | 'areaSqm' | 'insideSecondRing'> } | { problems: PlaceProblems } {
  const chosen = zones.find(({ code }) => code === zone)
  if (!chosen) return { problems: { zone: '请选择房子所在的区域。' } }
  const wantsArea = chosen.asks.includes('areaSqm')
  const wantsRing = chosen.asks.includes('insideSecondRing')
  const areaSqm = Number(area)
  const isArea = /^\d{1,7}(\.\d{1,2})?$/.test(area) && areaSqm > 0
  const problems: PlaceProblems = {
    ...(wantsArea && !isArea && { area: '请填建筑面积，最多两位小数，例如 89.97。' }),
    ...(wantsRing && insideSecondRing === undefined && { insideSecondRing: '请选择房子在二环以内还是以外。' }),
  }
  if (Object.keys(problems).length > 0) return { problems }
  return { body: { zone: chosen.code, ...(wantsArea && { areaSqm }), ...(wantsRing && { insideSecondRing }) } }
}
