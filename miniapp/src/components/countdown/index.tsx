import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import { clockText, spokenText } from './remaining.ts'
import { useSecondsLeft } from './use-seconds-left.ts'
import './index.scss'

interface Props {
  endsAt: string
  serverNow: string
  /** Length of the whole wait, for the picture. */
  totalSeconds: number
  /** What the time is for: 名额保留. */
  text: string
  shape?: 'bar' | 'ring'
  onEnd?: () => void
}

/** The last minute turns to the accent colour. */
export function Countdown({ endsAt, serverNow, totalSeconds, text, shape = 'bar', onEnd }: Props) {
  const left = useSecondsLeft(endsAt, serverNow, onEnd)
  const share = Math.min(1, left / totalSeconds)
  const hurry = left <= 60
  return (
    <View
      className={classNames('countdown', `countdown--${shape}`, hurry && 'countdown--hurry')}
      {...role('timer', { label: `${text}，${spokenText(left)}` })}
    >
      {shape === 'ring' ? (
        <View className="countdown__ring" style={{ backgroundImage: ringPicture(share, hurry) }} aria-hidden="true">
          <View className="countdown__clock numerals">{clockText(left)}</View>
          <View className="countdown__text">{text}</View>
        </View>
      ) : (
        <View aria-hidden="true">
          <View className="countdown__line">
            <View className="countdown__text">{text}</View>
            <View className="countdown__clock numerals">{clockText(left)}</View>
          </View>
          <View className="countdown__track">
            <View className="countdown__fill" style={{ width: `${(share * 100).toFixed(1)}%` }} />
          </View>
        </View>
      )}
    </View>
  )
}

/** SVG as a background works on all three targets; an inline `<svg>` does not. */
function ringPicture(share: number, hurry: boolean): string {
  const around = 2 * Math.PI * 45
  const colour = hurry ? '%23a8440c' : '%230d5f63'
  const circle = (stroke: string, dash: string) =>
    `%3Ccircle cx='50' cy='50' r='45' fill='none' stroke='${stroke}' stroke-width='7' ${dash}/%3E`
  const done = `stroke-linecap='round' stroke-dasharray='${(around * share).toFixed(1)} 300' transform='rotate(-90 50 50)'`
  return `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'%3E${circle('%23e6e1d7', '')}${circle(colour, done)}%3C/svg%3E")`
}
