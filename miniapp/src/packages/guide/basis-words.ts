import type { ItemBasis } from '@anju/shared-types'

/** `不动产登记暂行条例第二十条`; a title of a law in its marks is left as the server sent it. */
export const basisWords = ({ law, article }: ItemBasis): string => `${law}${article ?? ''}`

/** Number, date and what is unsure, for whoever wants to look it up. */
export const basisNote = ({ law, number, date, unsure, note }: ItemBasis): string =>
  [number === law ? '' : number, date, note, unsure && '以当地公布为准'].filter(Boolean).join('，')
