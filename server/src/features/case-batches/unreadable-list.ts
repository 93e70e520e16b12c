import { MOST_LIST_ROWS } from '@anju/shared-types'

/** Why a file is no list, as the person reads it. */
export class UnreadableList extends Error {}

export const tooLong = () =>
  new UnreadableList(`清单最多 ${MOST_LIST_ROWS} 行。请分成几份，每份不超过 ${MOST_LIST_ROWS} 行，分开上传。`)
