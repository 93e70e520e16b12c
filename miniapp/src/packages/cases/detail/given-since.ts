import type { Case } from '@anju/shared-types'

/** Whether a paper came after it was asked for: one that was there before and was not good enough has to come anew. */
export const givenSince = ({ materials }: Pick<Case, 'materials'>, material: string, askedAt: string): boolean =>
  materials.find(({ id }) => id === material)?.papers.some(({ at }) => Date.parse(at) >= Date.parse(askedAt)) ?? false
