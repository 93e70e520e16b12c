import type { Source } from '../exchange/source.ts'

export const talent: Source = {
  name: 'talent',
  title: '人才认定：证书与类别',
  path: 'talent',
  authority: 'talent',
  loadedAtHour: 5,
  latencyMs: [200, 600],
  record: ({ authorities }) => authorities.talent,
}
