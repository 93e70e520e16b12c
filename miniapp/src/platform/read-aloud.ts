import type { ReadAloud } from './types.ts'

/** Phones read with a plug-in of the platform that has to be bought for each app; their own screen readers are what helps there. */
export const readAloud: ReadAloud = null
