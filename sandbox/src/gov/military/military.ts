import type { Source } from '../exchange/source.ts'

export const military: Source = {
  name: 'military',
  title: '军人身份：是否现役与驻地',
  path: 'military',
  authority: 'military',
  latencyMs: [600, 2_000],
  record: ({ authorities }) => authorities.military,
}
