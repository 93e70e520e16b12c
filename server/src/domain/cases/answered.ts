import type { Circumstance, RestrictionKind } from '../restrictions/restriction.ts'

/** Papers of the item files that answer what a restriction asks for. */
const byMaterial: Readonly<Record<string, readonly (RestrictionKind | Circumstance)[]>> = {
  'mortgagee-consent': ['mortgage'],
  'bank-consent': ['mortgage', 'mortgage-advance-notice'],
  'later-consent': ['mortgage'],
  'third-party-consent': ['mortgage', 'residence', 'easement'],
  'risk-letter': ['objection'],
  'habitation-note': ['residence'],
  'co-owner-consent': ['co-owner-missing'],
  'co-owners-agreement': ['co-owner-missing'],
  'benefit-statement': ['minor-owner'],
}

/** Papers of the item files that would answer a restriction of this kind, or a circumstance. */
export const papersThatAnswer = (kind: string): string[] =>
  Object.entries(byMaterial).flatMap(([material, kinds]) =>
    (kinds as readonly string[]).includes(kind) ? [material] : [],
  )

/** Where the item asks for no such paper, the window takes in the consent or risk letter of one restriction under this name. */
export const consentPaper = (restrictionId: string): string => `consent_${restrictionId}`

/** Ids of restrictions and circumstances whose paper is in the file. */
export function answeredBy(
  materials: readonly string[],
  restrictions: readonly { id: string; kind: RestrictionKind }[],
  circumstances: readonly Circumstance[],
): string[] {
  const kinds = new Set(materials.flatMap((material) => byMaterial[material] ?? []))
  const named = (id: string) => materials.includes(consentPaper(id))
  return [
    ...restrictions.filter(({ id, kind }) => kinds.has(kind) || named(id)).map(({ id }) => id),
    ...circumstances.filter((one) => kinds.has(one) || named(one)),
  ]
}
