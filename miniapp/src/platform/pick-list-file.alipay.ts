import type { PickListFile } from './types.ts'

/** Alipay hands out pictures and videos only; the page says where else a list can be sent from. */
export const pickListFile: PickListFile = null
