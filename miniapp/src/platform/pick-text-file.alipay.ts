import type { PickTextFile } from './types.ts'

/** Alipay hands out pictures and videos only; there the text is pasted. */
export const pickTextFile: PickTextFile = null
