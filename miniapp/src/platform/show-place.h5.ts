import type { ShowPlace } from './types.ts'

/** A browser has no map of its own. */
export const showPlace: ShowPlace = async () => false
