/** Life of a batch. What its children are at is said beside it. */
export const batchStates = {
  filling: '准备清单',
  creating: '正在生成办件',
  running: '办理中',
  done: '全部办结',
  discarded: '已放弃',
} as const
export type BatchState = keyof typeof batchStates

/** Columns of the list, as the template heads them. */
export const listColumns = {
  unitCode: '不动产单元号',
  certificateNumber: '不动产权证号',
  address: '坐落',
  note: '备注',
} as const
export type ListColumn = keyof typeof listColumns

/** Ours. A longer list is split; a larger file holds something else than a list. */
export const MOST_LIST_ROWS = 2_000
export const MOST_LIST_BYTES = 2 * 1024 * 1024
