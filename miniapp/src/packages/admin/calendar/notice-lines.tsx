import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { Icon } from '../../../components/icon/index.tsx'
import { classNames } from '../../../lib/class-names.ts'
import './index.scss'
import type { NoticeLine } from './notice-text.ts'

interface Props {
  lines: readonly NoticeLine[]
  /** Index of the line that the server complains about, and what it says. */
  complained?: number
  complaint?: string
}

/** Each line of the notice with how it was understood; what is wrong stands under its own line. */
export function NoticeLines({ lines, complained, complaint }: Props) {
  const shown = lines
    .map((line, index) => ({ ...line, problems: index === complained && complaint ? [complaint] : line.problems }))
    .filter(({ reads, problems }) => reads.length > 0 || problems.length > 0)
  if (shown.length === 0) return null
  return (
    <Card title="系统这样理解">
      {shown.map(({ number, text, reads, problems }) => (
        <View key={number} className={classNames('notice-line', problems.length > 0 && 'notice-line--wrong')}>
          <View className="notice-line__text">{`第 ${number} 行 ${text}`}</View>
          {reads.map((one) => (
            <View key={one} className="notice-line__read">
              <Icon name="check" className="notice-line__icon" />
              {one}
            </View>
          ))}
          {problems.map((one) => (
            <View key={one} className="notice-line__problem">
              <Icon name="alert" className="notice-line__icon" />
              {one}
            </View>
          ))}
        </View>
      ))}
    </Card>
  )
}
