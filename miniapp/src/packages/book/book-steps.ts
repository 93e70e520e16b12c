/** The four steps of booking, shown on each of its pages. */
export const bookSteps = ['选业务', '选大厅', '选时间', '确认'] as const
